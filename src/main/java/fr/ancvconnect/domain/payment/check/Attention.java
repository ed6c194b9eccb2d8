package fr.ancvconnect.domain.payment.check;

import java.time.Instant;

/**
 * What the service could not settle after many tries (it goes on trying) or must not decide alone (the contract,
 * "Attention").
 *
 * @param since        when it began
 * @param cancellation whether the platform ordered to cancel the transaction at ANCV whatever its record shows
 */
public record Attention(Instant since, Cause reason, Cancellation cancellation) {

    /** What became of the platform's order to cancel the transaction at ANCV. */
    public enum Cancellation {
        NOT_ORDERED,
        ORDERED,
        /** It was ordered and ANCV forbade it: another order adds nothing to the history. */
        FORBIDDEN
    }

    /** Why somebody must look at the payment. */
    public enum Cause {
        /** Status checks failed many times in a row. */
        TOO_MANY_TRIES,
        /** ANCV's record is not that of this payment, or contradicts it. */
        TRANSACTION_MISMATCH,
        /** PAID here, and ANCV does not find the transaction. */
        UNKNOWN_TO_ANCV,
        /** ANCV ended a paid transaction without a request from here, and does not say where the money is. */
        REVERSED_BY_ANCV
    }

    /** An attention that begins. */
    public static Attention since(Instant since, Cause reason) {
        return new Attention(since, reason, Cancellation.NOT_ORDERED);
    }

    /** The same attention with what is known by now: any other reason says more than the number of tries. */
    Attention withCause(Cause next) {
        return reason == Cause.TOO_MANY_TRIES ? new Attention(since, next, cancellation) : this;
    }

    /**
     * Whether unblocking must not end it: the platform ordered a cancellation, or it is about more than the number of tries.
     * Then only a check that finds the record in order ends it, or a resolution.
     */
    boolean outlastsUnblocking() {
        return cancellation != Cancellation.NOT_ORDERED || reason != Cause.TOO_MANY_TRIES;
    }

    Attention with(Cancellation next) {
        return new Attention(since, reason, next);
    }
}
