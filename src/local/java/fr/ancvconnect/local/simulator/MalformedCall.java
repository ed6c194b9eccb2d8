package fr.ancvconnect.local.simulator;

/** The caller's JSON cannot be read; the message names the field and never repeats its value. */
final class MalformedCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedCall(String message) {
        // A caller's mistake, not ours: its stack trace would tell nothing.
        super(message, null, false, false);
    }
}
