package fr.ancvconnect.local.simulator.http;

/** The caller's request cannot be read. The problem names the field and does not repeat its value. */
public final class MalformedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    public MalformedRequestException(String problem) {
        // No stack trace, because the error is in the caller's request and not in this code.
        super(problem, null, false, false);
        this.problem = problem;
    }

    /** What is wrong with the request. */
    public String problem() {
        return problem;
    }
}
