package fr.ancvconnect.local.simulator;

/** The states of a transaction, in ANCV's protocol. */
enum State {
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
    boolean canBeCancelled() {
        return switch (this) {
            case INITIALIZED, PROCESSING, AUTHORIZED, VALIDATED -> true;
            case CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED -> false;
        };
    }

    /** The customer's money is reserved or captured, and a cancellation gives it back. */
    boolean holdsMoney() {
        return switch (this) {
            case AUTHORIZED, VALIDATED, CONSIGNED, PAID -> true;
            case INITIALIZED, PROCESSING, ABORTED, EXPIRED, REJECTED, CANCELLED -> false;
        };
    }

    /** Time alone moves it on: it expires, or is captured. */
    boolean moves() {
        return switch (this) {
            case INITIALIZED, PROCESSING, AUTHORIZED -> true;
            case VALIDATED, CONSIGNED, PAID, ABORTED, EXPIRED, REJECTED, CANCELLED -> false;
        };
    }
}
