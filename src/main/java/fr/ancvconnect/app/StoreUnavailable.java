package fr.ancvconnect.app;

/**
 * The store did not answer, or only with errors of its own, however often it was asked. Whether a write took effect
 * is not known: reading tells.
 */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(Throwable last) {
        super("The store cannot be reached", last);
    }
}
