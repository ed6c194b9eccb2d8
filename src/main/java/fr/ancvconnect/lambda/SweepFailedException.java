package fr.ancvconnect.lambda;

/** A failed sweep, for whoever invokes: what failed is in our own log, and Lambda would print each cause with its message. */
public final class SweepFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SweepFailedException(RuntimeException why) {
        // No cause and no stack: it says all in one line.
        super("The sweep failed: " + why.getClass().getName(), null, false, false);
    }
}
