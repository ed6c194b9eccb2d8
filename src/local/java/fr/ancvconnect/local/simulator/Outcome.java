package fr.ancvconnect.local.simulator;

/** What becomes of a call of the protocol. */
sealed interface Outcome {

    /** It was done; the transaction as it is now. */
    record Accepted(Transaction transaction) implements Outcome {}

    /** ANCV says no. */
    record Failure(ErrorCode code, String message) implements Outcome {}

    /** No memory is left for it; the caller may try again. */
    record Overloaded(String message) implements Outcome {}
}
