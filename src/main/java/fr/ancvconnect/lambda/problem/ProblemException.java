package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import java.util.List;

/** Rejects a request in a handler, before any use case runs. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<FieldError> errors;

    private ProblemException(ProblemCode code, List<FieldError> errors) {
        // No message and no stack trace: this is a response, not a defect.
        super(code.code(), null, false, false);
        this.problem = Problem.of(code);
        this.errors = List.copyOf(errors);
    }

    /** Rejects a request with a code that needs no further data. */
    public static ProblemException of(ProblemCode code) {
        return new ProblemException(code, List.of());
    }

    /** Rejects a request whose fields do not follow the contract. */
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(ProblemCode.VALIDATION_FAILED, errors);
    }

    /** The problem to return. */
    public Problem problem() {
        return problem;
    }

    /** The invalid fields; empty unless the validation failed. */
    public List<FieldError> errors() {
        return errors;
    }

    /**
     * One field that does not follow the contract.
     *
     * @param field its path in the body, or the name of the query parameter
     */
    public record FieldError(String field, FieldFault fault) {}
}
