package fr.ancvconnect.app;

/** Every try ended with a stale write. The retries are used up, and nothing was written. */
public class TooManyConflicts extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyConflicts() {
        super("Every attempt ended with a stale write");
    }
}
