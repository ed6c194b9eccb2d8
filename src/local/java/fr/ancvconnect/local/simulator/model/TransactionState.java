package fr.ancvconnect.local.simulator.model;

/** The states of a transaction, in ANCV's protocol. */
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

    /** ANCV's protocol: what is settled, or on its way there, is not cancelled, nor what has ended. */
    public boolean canBeCancelled() {
        return switch (this) {
            case INITIALIZED, PROCESSING, AUTHORIZED, VALIDATED -> true;
            case CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED -> false;
        };
    }

    /** The customer's money is reserved or captured, and a cancellation gives it back. */
    public boolean holdsMoney() {
        return switch (this) {
            case AUTHORIZED, VALIDATED, CONSIGNED, PAID -> true;
            case INITIALIZED, PROCESSING, ABORTED, EXPIRED, REJECTED, CANCELLED -> false;
        };
    }

    /** Time alone moves it on: it expires, or is captured. */
    public boolean moves() {
        return switch (this) {
            case INITIALIZED, PROCESSING, AUTHORIZED -> true;
            case VALIDATED, CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED -> false;
        };
    }
}
