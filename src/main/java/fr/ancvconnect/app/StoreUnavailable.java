package fr.ancvconnect.app;

/**
 * The store did not answer or answered with server errors, also after all retries. It is not known whether a write took
 * effect. A read shows it.
 */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(Throwable last) {
        super("The store cannot be reached", last);
    }
}
