package fr.ancvconnect.app;

/**
 * The store rejected the request because of throttling or concurrent transactions, also after all retries. It is not
 * known whether a write took effect. A read shows it.
 */
public final class StoreBusy extends RuntimeException {

    public StoreBusy(Throwable last) {
        super("The store is busy", last);
    }
}
