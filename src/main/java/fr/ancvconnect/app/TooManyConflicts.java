package fr.ancvconnect.app;

/** Somebody else wrote first, time and again: the service's own retries are used up and nothing was written. */
public class TooManyConflicts extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyConflicts() {
        super("Others kept writing first");
    }
}
