package fr.ancvconnect.local.simulator.http;

/** The caller's JSON cannot be read; the message names the field and never repeats its value. */
public final class MalformedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedRequestException(String message) {
        // A caller's mistake, not ours: its stack trace would tell nothing.
        super(message, null, false, false);
    }
}
