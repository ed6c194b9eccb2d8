package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Draws the authorizations that a customer's confirmation creates. */
final class Confirmations {

    private static final long RECORD_LAGS = 8_000;

    private final VirtualScheduler time;
    private final SeededRandom chance;

    Confirmations(VirtualScheduler time, SeededRandom chance) {
        this.time = time;
        this.chance = chance;
    }

    /** The delay, in milliseconds, until ANCV's record shows the authorizations. */
    long recordLag() {
        return chance.percent(90) ? 0 : chance.between(1, RECORD_LAGS);
    }

    /** The confirmed amount, in cents: usually the full amount, sometimes less, sometimes 0. */
    long amount(long asked) {
        return switch (chance.between(0, 19)) {
            case 0 -> 0;
            case 1, 2, 3, 4 -> chance.between(1, asked);
            default -> asked;
        };
    }

    /** Splits the amount into one or two authorizations. */
    List<Authorization> parts(long cents) {
        if (cents < 2 || chance.percent(85)) {
            return List.of(part(cents));
        }
        long first = chance.between(1, cents - 1);
        return List.of(part(first), part(cents - first));
    }

    /** ANCV's confirmation time is usually correct, sometimes wrong by up to an hour, and sometimes missing. */
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
