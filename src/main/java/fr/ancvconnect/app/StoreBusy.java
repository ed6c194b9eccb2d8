package fr.ancvconnect.app;

/** Others kept the store busy, however often it was asked. Whether a write took effect is not known: reading tells. */
public final class StoreBusy extends RuntimeException {

    public StoreBusy(Throwable last) {
        super("The store is busy", last);
    }
}
