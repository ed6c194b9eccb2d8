package fr.ancvconnect.app.ports;

/**
 * The store was too busy or could not be reached, however often it was asked. Whether a write took effect is not
 * known: reading tells.
 */
public final class StoreBusy extends RuntimeException {

    public StoreBusy(Throwable last) {
        super("The store is busy or cannot be reached", last);
    }
}
