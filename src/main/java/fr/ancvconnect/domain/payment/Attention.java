package fr.ancvconnect.domain.payment;

import java.time.Instant;

/**
 * What the service could not settle after many tries (it goes on trying) or must not decide alone (the contract,
 * "Attention").
 *
 * @param since               when it began
 * @param cancellationOrdered whether the platform ordered to cancel the transaction at ANCV whatever its record shows
 */
public record Attention(Instant since, Why reason, boolean cancellationOrdered) {

    /** Why somebody must look at the payment. */
    public enum Why {
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
    public static Attention since(Instant since, Why reason) {
        return new Attention(since, reason, false);
    }

    /** The same attention with what is known by now: any other reason says more than the number of tries. */
    Attention because(Why next) {
        return reason == Why.TOO_MANY_TRIES ? new Attention(since, next, cancellationOrdered) : this;
    }

    /** Whether unblocking must not end it: the platform ordered a cancellation, or only ANCV knows where the money is. */
    boolean lastsUntilResolved() {
        return cancellationOrdered || reason == Why.REVERSED_BY_ANCV;
    }

    Attention withCancellationOrdered(boolean ordered) {
        return new Attention(since, reason, ordered);
    }
}
