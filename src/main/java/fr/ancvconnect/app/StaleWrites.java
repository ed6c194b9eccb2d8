package fr.ancvconnect.app;

/** Somebody else wrote first, time and again: the service's own retries are used up and nothing was written. */
public class StaleWrites extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleWrites() {
        super("Others kept writing first");
    }
}
