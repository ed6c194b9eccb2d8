package fr.ancvconnect.app;

import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.payment.policy.MinimumAmount;
import java.time.Duration;
import java.util.Optional;

/**
 * Why something is not done.
 *
 * @param requirements which of them are not met, where that is the reason
 * @param minimum      what was not reached, where that is the reason
 * @param retryAfter   when trying again makes sense
 */
public record Problem(ProblemCode code, Optional<Requirements> requirements, Optional<MinimumAmount> minimum,
                      Optional<Duration> retryAfter) {

    private static final Duration RETRY_AFTER_ANCV_UNAVAILABLE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER_SERVICE_UNAVAILABLE = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER_BUSY = Duration.ofSeconds(1);

    /** A problem that its code says all about. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, Optional.empty(), Optional.empty(), retryAfter(code));
    }

    /** Requirements are missing. */
    public static Problem missing(Requirements requirements) {
        return new Problem(ProblemCode.REQUIREMENTS_NOT_MET, Optional.of(requirements), Optional.empty(), Optional.empty());
    }

    /** Less than ANCV accepts. */
    public static Problem belowMinimum(MinimumAmount minimum) {
        return new Problem(ProblemCode.AMOUNT_BELOW_MINIMUM, Optional.empty(), Optional.of(minimum), Optional.empty());
    }

    /** Too fast; {@code wait} says how long to wait. */
    public static Problem rateLimited(Duration wait) {
        return new Problem(ProblemCode.TOO_MANY_REQUESTS, Optional.empty(), Optional.empty(), Optional.of(wait));
    }

    private static Optional<Duration> retryAfter(ProblemCode code) {
        return switch (code) {
            case ANCV_UNAVAILABLE -> Optional.of(RETRY_AFTER_ANCV_UNAVAILABLE);
            case SERVICE_UNAVAILABLE -> Optional.of(RETRY_AFTER_SERVICE_UNAVAILABLE);
            case BUSY -> Optional.of(RETRY_AFTER_BUSY);
            default -> Optional.empty();
        };
    }
}
