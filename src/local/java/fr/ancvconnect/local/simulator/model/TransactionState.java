package fr.ancvconnect.local.simulator.model;

/** The states of a transaction in ANCV's protocol. */
public enum TransactionState {
    INITIALIZED,
    PROCESSING,
    AUTHORIZED,
    VALIDATED,
    CONSIGNED,
    PAID,
    ABORTED,
    EXPIRED,
    REJECTED,
    CANCELLED;

    /** ANCV's protocol: a transaction cannot be cancelled after it is consigned or paid, or after it has ended. */
    public boolean canBeCancelled() {
        return switch (this) {
            case INITIALIZED, PROCESSING, AUTHORIZED, VALIDATED -> true;
            case CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED -> false;
        };
    }

    /** ANCV's protocol: a confirmed transaction is consigned, then paid. The simulator can skip CONSIGNED. */
    public boolean canBeSettledTo(TransactionState target) {
        return holdsMoney() && (target == CONSIGNED || target == PAID) && compareTo(target) < 0;
    }

    /** Returns whether the customer's money is reserved or captured, so that a cancellation must return it. */
    public boolean holdsMoney() {
        return switch (this) {
            case AUTHORIZED, VALIDATED, CONSIGNED, PAID -> true;
            case INITIALIZED, PROCESSING, ABORTED, EXPIRED, REJECTED, CANCELLED -> false;
        };
    }

    /** Returns whether the state changes with time alone: the transaction expires or is captured. */
    public boolean changesWithTime() {
        return switch (this) {
            case INITIALIZED, PROCESSING, AUTHORIZED -> true;
            case VALIDATED, CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED -> false;
        };
    }
}
