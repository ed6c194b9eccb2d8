package fr.ancvconnect.local.simulator.protocol;

import fr.ancvconnect.local.simulator.model.Transaction;

/** What becomes of a call of the protocol. */
sealed interface CallResult {

    /** It was done; the transaction as it is now. */
    record Accepted(Transaction transaction) implements CallResult {}

    /** ANCV says no. */
    record Failure(ErrorCode code, String message) implements CallResult {}

    /** No memory is left for it; the caller may try again. */
    record Overloaded(String message) implements CallResult {}
}
