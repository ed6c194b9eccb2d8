package fr.ancvconnect.local.simulator.protocol;

import fr.ancvconnect.local.simulator.http.MalformedRequestException;

/** A deliberate fault of a call of the protocol. */
sealed interface CallFault {

    /** The call has no effect, and the answer is late. */
    record Timeout() implements CallFault {}

    /** The call takes effect, and the caller gets no answer. */
    record LostResponse() implements CallFault {}

    /** The call has no effect. The answer is an HTML page of a web server, not a document of ANCV. */
    record Http500() implements CallFault {}

    /** The call has no effect. ANCV answers with this error code. */
    record Fails(ErrorCode code) implements CallFault {}

    static CallFault named(String name) {
        return switch (name) {
            case "TIMEOUT" -> new Timeout();
            case "LOST_ANSWER" -> new LostResponse();
            case "HTTP_500" -> new Http500();
            default -> new Fails(errorCode(name));
        };
    }

    /** Returns the name that {@link #named} accepts. */
    default String name() {
        return switch (this) {
            case Timeout() -> "TIMEOUT";
            case LostResponse() -> "LOST_ANSWER";
            case Http500() -> "HTTP_500";
            case Fails(ErrorCode code) -> code.name();
        };
    }

    private static ErrorCode errorCode(String name) {
        try {
            return ErrorCode.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("answer is neither a fault nor an errorCode of the protocol");
        }
    }
}
