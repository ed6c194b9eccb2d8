package fr.ancvconnect.domain.payment.policy;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * When the sweeper first looks, state by state.
 *
 * @param requestTimeout the longest that a starting request can still be under way: the function's own timeout
 */
public record CheckSchedule(Duration requestTimeout, ConfirmationWindow window) {

    private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration AFTER_ASKING = Duration.ofSeconds(45);
    /** A little less than the minute between two sweeps, so that none of them comes just too early. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(50);
    private static final Duration SHORTEST_WAITING = Duration.ofHours(1);
    private static final Duration LONGEST_WAITING = Duration.ofDays(1);
    private static final Duration AFTER_LIFE = Duration.ofSeconds(30);
    private static final Duration UNKNOWN_AFTER_LIFE = Duration.ofMinutes(10);
    private static final Duration LOST_AFTER_LIFE = Duration.ofDays(7);

    /** From when on the request that started a payment is surely over. */
    public Instant startIsOver(PaymentRequest request) {
        return request.requestedAt().plus(requestTimeout).plus(AFTER_TIMEOUT);
    }

    /**
     * The first look at a customer who is asked now: a lost notification costs a minute and not four. Sooner where a
     * shorter window than usual is over sooner.
     */
    public Instant afterAsking(AuthorizationRequest authorization, Instant now) {
        Instant usual = now.plus(AFTER_ASKING);
        Instant expiry = window.expiryStartsAt(authorization);
        return expiry.isBefore(usual) ? expiry : usual;
    }

    /** The next look at a pending payment: each minute, and at once when the expiry starts. */
    public Instant whilePending(AuthorizationRequest authorization, Instant now) {
        Instant next = now.plus(BETWEEN_LOOKS);
        Instant expiry = window.expiryStartsAt(authorization);
        return expiry.isAfter(now) && expiry.isBefore(next) ? expiry : next;
    }

    /** One more look after ANCV's own transaction life is over. */
    public Instant afterLife(AuthorizationRequest authorization, Instant now) {
        Instant over = authorization.lifeEndsAt().plus(AFTER_LIFE);
        Instant next = now.plus(BETWEEN_LOOKS);
        return over.isAfter(next) ? over : next;
    }

    /**
     * The next check of what merely waits, PAID until it is captured for example: after an hour, then after as long as
     * it has waited already, at most a day.
     *
     * @param since when the wait began
     */
    public Instant whileWaiting(Instant since, Instant now) {
        Duration waited = Duration.between(since, now);
        Duration atLeast = waited.compareTo(SHORTEST_WAITING) > 0 ? waited : SHORTEST_WAITING;
        return now.plus(atLeast.compareTo(LONGEST_WAITING) < 0 ? atLeast : LONGEST_WAITING);
    }

    /** Whether a payment that ended need not be looked at any more where ANCV still does not find its transaction. */
    public boolean isLost(AuthorizationRequest authorization, Instant now) {
        return !now.isBefore(authorization.lifeEndsAt().plus(LOST_AFTER_LIFE));
    }

    /** Whether a transaction that ANCV does not find may be given up: 10 minutes after its life is over. */
    public boolean isLongOver(AuthorizationRequest authorization, Instant now) {
        return !now.isBefore(authorization.lifeEndsAt().plus(UNKNOWN_AFTER_LIFE));
    }
}
