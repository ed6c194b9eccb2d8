package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Draws the authorizations that a customer's confirmation creates. */
final class Confirmations {

    private static final long MAX_RECORD_LAG = 8_000;

    private final VirtualScheduler time;
    private final SeededRandom random;

    Confirmations(VirtualScheduler time, SeededRandom random) {
        this.time = time;
        this.random = random;
    }

    /** The delay, in milliseconds, until ANCV's record shows the authorizations. */
    long recordLag() {
        return random.percent(90) ? 0 : random.between(1, MAX_RECORD_LAG);
    }

    /** The confirmed amount, in cents: usually the full amount, sometimes less, sometimes 0. */
    long amount(long requested) {
        return switch (random.between(0, 19)) {
            case 0 -> 0;
            case 1, 2, 3, 4 -> random.between(1, requested);
            default -> requested;
        };
    }

    /** Splits the amount into one or two authorizations. */
    List<Authorization> parts(long cents) {
        if (cents < 2 || random.percent(85)) {
            return List.of(part(cents));
        }
        long first = random.between(1, cents - 1);
        return List.of(part(first), part(cents - first));
    }

    /** ANCV's confirmation time is usually correct, sometimes wrong by up to an hour, and sometimes missing. */
    private Authorization part(long cents) {
        Instant now = time.instant();
        Optional<Instant> confirmedAt = switch (random.between(0, 19)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(now.plusSeconds(random.between(1, 600)));
            case 2 -> Optional.of(now.minusSeconds(random.between(1, 3_600)));
            default -> Optional.of(now);
        };
        return new Authorization(cents, Optional.of("978"), confirmedAt);
    }
}
