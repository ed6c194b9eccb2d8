package fr.ancvconnect.local.simulator.protocol;

import fr.ancvconnect.local.simulator.http.MalformedRequestException;

/** How a call of the protocol goes wrong on purpose. */
sealed interface CallFault {

    /** Nothing is done, and the answer comes too late. */
    record Timeout() implements CallFault {}

    /** The call takes effect, and nobody is told. */
    record LostAnswer() implements CallFault {}

    /** Nothing is done; the answer is a web server's, not ANCV's. */
    record Http500() implements CallFault {}

    /** Nothing is done; ANCV answers this failure. */
    record Fails(ErrorCode code) implements CallFault {}

    static CallFault named(String name) {
        return switch (name) {
            case "TIMEOUT" -> new Timeout();
            case "LOST_ANSWER" -> new LostAnswer();
            case "HTTP_500" -> new Http500();
            default -> new Fails(errorCode(name));
        };
    }

    /** What {@link #named} takes. */
    default String name() {
        return switch (this) {
            case Timeout() -> "TIMEOUT";
            case LostAnswer() -> "LOST_ANSWER";
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
