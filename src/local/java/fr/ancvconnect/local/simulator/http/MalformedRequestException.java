package fr.ancvconnect.local.simulator.http;

/** The caller's request cannot be read. The message names the field and does not repeat its value. */
public final class MalformedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedRequestException(String message) {
        // No stack trace, because the error is in the caller's request and not in this code.
        super(message, null, false, false);
    }
}
