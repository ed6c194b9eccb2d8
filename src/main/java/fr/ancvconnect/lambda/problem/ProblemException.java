package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import java.util.List;

/** Ends a request at the door, before any verb is asked. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<FieldError> errors;

    private ProblemException(ProblemCode code, List<FieldError> errors) {
        // Neither message nor stack: this is an answer, not a defect.
        super(code.code(), null, false, false);
        this.problem = Problem.of(code);
        this.errors = List.copyOf(errors);
    }

    /** A request that its code says all about. */
    public static ProblemException of(ProblemCode code) {
        return new ProblemException(code, List.of());
    }

    /** A request whose fields are not as the contract asks. */
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(ProblemCode.VALIDATION_FAILED, errors);
    }

    /** Why it ends. */
    public Problem problem() {
        return problem;
    }

    /** Which fields are wrong; empty unless the validation failed. */
    public List<FieldError> errors() {
        return errors;
    }

    /**
     * One field that is not as the contract asks.
     *
     * @param field its path in the body, or the name of the parameter
     */
    public record FieldError(String field, FieldFault fault) {
    }
}
