package fr.ancvconnect.app;

import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import java.time.Duration;
import java.util.Optional;

/**
 * The reason why a request fails.
 *
 * @param requirements the requirements with their status, if a missing requirement is the reason
 * @param minimum      the minimum amount, if a lower amount is the reason
 * @param retryAfter   the delay after which a retry is useful
 */
public record Problem(
        ProblemCode code,
        Optional<Requirements> requirements,
        Optional<MinimumAmount> minimum,
        Optional<Duration> retryAfter) {

    private static final Duration RETRY_AFTER_ANCV_UNAVAILABLE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER_SERVICE_UNAVAILABLE = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER_BUSY = Duration.ofSeconds(1);

    /** A problem without further details. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, Optional.empty(), Optional.empty(), retryAfter(code));
    }

    /** A requirement is missing. */
    public static Problem missing(Requirements requirements) {
        return new Problem(
                ProblemCode.REQUIREMENTS_NOT_MET, Optional.of(requirements), Optional.empty(), Optional.empty());
    }

    /** The amount is below ANCV's minimum. */
    public static Problem belowMinimum(MinimumAmount minimum) {
        return new Problem(ProblemCode.AMOUNT_BELOW_MINIMUM, Optional.empty(), Optional.of(minimum), Optional.empty());
    }

    /** Too many requests. {@code wait} is the delay before a retry. */
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
