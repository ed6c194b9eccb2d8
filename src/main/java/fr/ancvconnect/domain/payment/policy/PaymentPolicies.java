package fr.ancvconnect.domain.payment.policy;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Duration;
import java.time.Instant;

/** The configured time rules of payments. */
public record PaymentPolicies(
        ConfirmationWindow confirmation, CancellationWindow cancellation, CheckSchedule checkSchedule) {

    /**
     * The customer has 3 minutes to confirm on the phone (help page). A confirmation in the last second is accepted.
     *
     * @param length 3 minutes unless configured otherwise
     * @param grace  the delay between the end of the window and the start of the expiry, 15 seconds unless configured
     *               otherwise
     */
    public record ConfirmationWindow(Duration length, Duration grace) {

        /** The end of the window for an authorization request sent at {@code requestedAt}. */
        public Instant closesAt(Instant requestedAt) {
            return requestedAt.plus(length);
        }

        /** Whether the expiry of this authorization request can start. */
        public boolean isOver(AuthorizationRequest authorization, Instant now) {
            return !now.isBefore(expiryStartsAt(authorization));
        }

        /** The time at which the expiry of this authorization request starts. */
        public Instant expiryStartsAt(AuthorizationRequest authorization) {
            return authorization.expiresAt().plus(grace);
        }
    }

    /**
     * A cancelled folder is re-credited only if the cancellation is recorded within 4 hours of the transaction (help page).
     *
     * @param length 4 hours unless configured otherwise
     */
    public record CancellationWindow(Duration length) {

        /** The end of the window in which a cancellation re-credits this payment. */
        public Instant closesAt(Confirmation confirmation) {
            return confirmation.paidAt().plus(length);
        }

        /**
         * Whether a cancellation that arrived at {@code arrivedAt} is in time. The last instant of the window counts as in
         * time.
         */
        public boolean includes(Confirmation confirmation, Instant arrivedAt) {
            return !arrivedAt.isAfter(closesAt(confirmation));
        }
    }

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

    /**
     * The minimum requested amount of an ANCV transaction (ANCV's protocol). The customer can confirm less.
     *
     * @param amount 20 euros unless configured otherwise
     */
    public record MinimumAmount(Money amount) {

        /** Whether {@code requested} is at least the minimum. */
        public boolean isMetBy(Money requested) {
            return !amount.isMoreThan(requested);
        }
    }
}
