package fr.ancvconnect.domain.payment.check;

import java.time.Instant;

/**
 * Marks a payment that must be examined manually (the contract, "Attention"). The service could not settle it after
 * many tries, and continues to try, or it must not decide alone.
 *
 * @param since        the time at which the attention began
 * @param cancellation the platform's order to cancel the transaction at ANCV regardless of its record
 */
public record Attention(Instant since, Cause reason, Cancellation cancellation) {

    /** The status of the platform's order to cancel the transaction at ANCV. */
    public enum Cancellation {
        NOT_ORDERED,
        ORDERED,
        /** The cancellation was ordered and ANCV forbade it. A further order adds no history entry. */
        FORBIDDEN
    }

    /** The cause of the attention. */
    public enum Cause {
        /** Status checks failed many times in a row. */
        TOO_MANY_TRIES,
        /** ANCV's record does not belong to this payment, or contradicts it. */
        TRANSACTION_MISMATCH,
        /** The payment is PAID, and ANCV does not find the transaction. */
        UNKNOWN_TO_ANCV,
        /**
         * ANCV ended a paid transaction without a request from this service. ANCV's record does not show where the
         * money is.
         */
        REVERSED_BY_ANCV
    }

    /** Creates a new attention without a cancellation order. */
    public static Attention since(Instant since, Cause reason) {
        return new Attention(since, reason, Cancellation.NOT_ORDERED);
    }

    /** Replaces TOO_MANY_TRIES by a more specific cause. Any other cause is kept. */
    Attention withCause(Cause next) {
        return reason == Cause.TOO_MANY_TRIES ? new Attention(since, next, cancellation) : this;
    }

    /**
     * Whether unblocking must keep the attention. This is the case if the platform ordered a cancellation, or if the
     * cause is not the number of tries. Then only a resolution, or a check that finds a correct record, ends the
     * attention.
     */
    boolean outlastsUnblocking() {
        return cancellation != Cancellation.NOT_ORDERED || reason != Cause.TOO_MANY_TRIES;
    }

    Attention with(Cancellation next) {
        return new Attention(since, reason, next);
    }
}
