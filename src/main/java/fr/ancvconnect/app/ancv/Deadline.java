package fr.ancvconnect.app.ancv;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The deadline of the ANCV calls of one request. All these calls share one time budget.
 *
 * @param at the instant at which the budget is used up
 */
public record Deadline(Instant at) {

    /** The time budget for all ANCV calls of one request. */
    public static final Duration ANCV_BUDGET = Duration.ofSeconds(15);

    /** A full budget that starts now. */
    public static Deadline from(InstantSource clock) {
        return new Deadline(clock.instant().plus(ANCV_BUDGET));
    }

    /** The remaining time, never negative. */
    public Duration left(InstantSource clock) {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
