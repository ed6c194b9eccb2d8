package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a customer who confirms authorises. */
final class Confirmations {

    private static final long RECORD_LAGS = 8_000;

    private final VirtualScheduler time;
    private final SeededRandom chance;

    Confirmations(VirtualScheduler time, SeededRandom chance) {
        this.time = time;
        this.chance = chance;
    }

    /** How long after it is authorised a record shows what was authorised. */
    long recordLag() {
        return chance.percent(90) ? 0 : chance.between(1, RECORD_LAGS);
    }

    /** Mostly all of it, at times less, at times nothing. */
    long amount(long asked) {
        return switch (chance.between(0, 19)) {
            case 0 -> 0;
            case 1, 2, 3, 4 -> chance.between(1, asked);
            default -> asked;
        };
    }

    /** In one part, or in two. */
    List<Authorization> parts(long cents) {
        if (cents < 2 || chance.percent(85)) {
            return List.of(part(cents));
        }
        long first = chance.between(1, cents - 1);
        return List.of(part(first), part(cents - first));
    }

    /** ANCV's moment of confirmation is mostly right, at times a little wrong, at times not told. */
    private Authorization part(long cents) {
        Instant now = time.instant();
        Optional<Instant> told = switch (chance.between(0, 19)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(now.plusSeconds(chance.between(1, 600)));
            case 2 -> Optional.of(now.minusSeconds(chance.between(1, 3_600)));
            default -> Optional.of(now);
        };
        return new Authorization(cents, Optional.of("978"), told);
    }
}
