package fr.ancvconnect.app;

import fr.ancvconnect.domain.establishment.Requirements;
import java.time.Duration;
import java.util.Optional;

/**
 * Why something is not done.
 *
 * @param requirements which of them are not met, where that is the reason
 * @param retryAfter   when trying again makes sense
 */
public record Problem(ProblemCode code, Optional<Requirements> requirements, Optional<Duration> retryAfter) {

    private static final Duration ANCV_BREAK = Duration.ofSeconds(30);

    /** A problem that its code says all about. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, Optional.empty(),
                code == ProblemCode.ANCV_UNAVAILABLE ? Optional.of(ANCV_BREAK) : Optional.empty());
    }

    /** Requirements are missing. */
    public static Problem missing(Requirements requirements) {
        return new Problem(ProblemCode.REQUIREMENTS_NOT_MET, Optional.of(requirements), Optional.empty());
    }

    /** Too fast; {@code wait} says how long to wait. */
    public static Problem tooFast(Duration wait) {
        return new Problem(ProblemCode.TOO_MANY_REQUESTS, Optional.empty(), Optional.of(wait));
    }
}
