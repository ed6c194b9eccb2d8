package fr.ancvconnect.app.ancv;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Until when the calls of one request may take: all ANCV calls of a request share one budget.
 *
 * @param at the instant at which the budget is used up
 */
public record Deadline(Instant at) {

    /** What the ANCV calls of one request may take together. */
    public static final Duration ANCV_BUDGET = Duration.ofSeconds(15);

    /** A full budget that starts now. */
    public static Deadline from(InstantSource clock) {
        return new Deadline(clock.instant().plus(ANCV_BUDGET));
    }

    /** What is left, never negative. */
    public Duration left(InstantSource clock) {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
