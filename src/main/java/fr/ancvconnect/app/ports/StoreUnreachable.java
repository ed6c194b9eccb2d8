package fr.ancvconnect.app.ports;

/**
 * The store did not answer, or only with errors of its own, however often it was asked. Whether a write took effect
 * is not known: reading tells.
 */
public final class StoreUnreachable extends RuntimeException {

    public StoreUnreachable(Throwable last) {
        super("The store cannot be reached", last);
    }
}
