package fr.ancvconnect.domain.payment.policy;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * The times of the status checks for each state.
 *
 * @param requestTimeout the maximum duration of a start request: the timeout of the Lambda function
 */
public record CheckSchedule(Duration requestTimeout, ConfirmationWindow window) {

    private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration AFTER_AUTHORIZATION_REQUEST = Duration.ofSeconds(45);
    /** Slightly less than the minute between two sweeps, so that a check is already due when the next sweep runs. */
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(50);

    private static final Duration SHORTEST_WAITING = Duration.ofHours(1);
    private static final Duration LONGEST_WAITING = Duration.ofDays(1);
    private static final Duration AFTER_LIFETIME = Duration.ofSeconds(30);
    private static final Duration NOT_FOUND_AFTER_LIFETIME = Duration.ofMinutes(10);
    private static final Duration STOP_AFTER_LIFETIME = Duration.ofDays(7);

    /** The time at which the request that started the payment has certainly ended. */
    public Instant startTimeoutAt(PaymentRequest request) {
        return request.requestedAt().plus(requestTimeout).plus(AFTER_TIMEOUT);
    }

    /**
     * The first check after an authorization request. A lost notification then costs about one minute instead of four.
     * The check is earlier if the configured window ends earlier.
     */
    public Instant afterAuthorizationRequest(AuthorizationRequest authorization, Instant now) {
        Instant regular = now.plus(AFTER_AUTHORIZATION_REQUEST);
        Instant expiry = window.expiryStartsAt(authorization);
        return expiry.isBefore(regular) ? expiry : regular;
    }

    /** The next check of a pending payment: every minute, and exactly when the expiry starts. */
    public Instant whilePending(AuthorizationRequest authorization, Instant now) {
        Instant next = now.plus(BETWEEN_CHECKS);
        Instant expiry = window.expiryStartsAt(authorization);
        return expiry.isAfter(now) && expiry.isBefore(next) ? expiry : next;
    }

    /** One more check after the transaction's lifetime at ANCV. */
    public Instant afterTransactionLifetime(AuthorizationRequest authorization, Instant now) {
        Instant end = authorization.lifeEndsAt().plus(AFTER_LIFETIME);
        Instant next = now.plus(BETWEEN_CHECKS);
        return end.isAfter(next) ? end : next;
    }

    /**
     * The next check of a payment without time pressure, for example PAID until the capture. The delay is one hour at
     * first, then as long as the payment has already waited, and at most one day.
     *
     * @param since the start of the wait
     */
    public Instant whileWaiting(Instant since, Instant now) {
        Duration waited = Duration.between(since, now);
        Duration atLeast = waited.compareTo(SHORTEST_WAITING) > 0 ? waited : SHORTEST_WAITING;
        return now.plus(atLeast.compareTo(LONGEST_WAITING) < 0 ? atLeast : LONGEST_WAITING);
    }

    /** Whether the checks of an ended payment can stop: ANCV does not find its transaction 7 days after its end. */
    public boolean canStopChecks(AuthorizationRequest authorization, Instant now) {
        return !now.isBefore(authorization.lifeEndsAt().plus(STOP_AFTER_LIFETIME));
    }

    /** Whether the service can stop waiting for a transaction that ANCV does not find: 10 minutes after its lifetime. */
    public boolean isNotFoundTooLong(AuthorizationRequest authorization, Instant now) {
        return !now.isBefore(authorization.lifeEndsAt().plus(NOT_FOUND_AFTER_LIFETIME));
    }
}
