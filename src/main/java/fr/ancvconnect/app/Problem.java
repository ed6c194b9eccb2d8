package fr.ancvconnect.app;

import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import java.time.Duration;
import java.util.Optional;

/**
 * The reason why a request fails.
 *
 * @param detail     further data of some codes
 * @param retryAfter the delay after which a retry is useful
 */
public record Problem(ProblemCode code, Optional<Detail> detail, Optional<Duration> retryAfter) {

    private static final Duration RETRY_AFTER_ANCV_UNAVAILABLE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER_SERVICE_UNAVAILABLE = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER_BUSY = Duration.ofSeconds(1);

    /** Further data of a problem. */
    public sealed interface Detail {

        /** The requirements with their status, if a missing requirement is the reason. */
        record Missing(Requirements requirements) implements Detail {}

        /** The minimum amount, if a lower amount is the reason. */
        record BelowMinimum(MinimumAmount minimum) implements Detail {}

        /** The status of the payment link that is over. */
        record LinkOver(PaymentLinkStatus status) implements Detail {}

        /** The field that only the use case can check. */
        record Invalid(InvalidField field) implements Detail {}
    }

    /** The fields of requests that are valid or not by the state of the service. */
    public enum InvalidField {
        /** The end of a link's validity is not in the future, or too far away. */
        VALID_UNTIL,
        /** The amount differs from what a link with a fixed amount leaves to pay. */
        AMOUNT_OF_LINK
    }

    /** A problem without further details. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, Optional.empty(), retryAfter(code));
    }

    /** A requirement is missing. */
    public static Problem missing(Requirements requirements) {
        return with(ProblemCode.REQUIREMENTS_NOT_MET, new Detail.Missing(requirements));
    }

    /** The amount is below ANCV's minimum. */
    public static Problem belowMinimum(MinimumAmount minimum) {
        return with(ProblemCode.AMOUNT_BELOW_MINIMUM, new Detail.BelowMinimum(minimum));
    }

    /** The payment link is paid, expired or revoked. */
    public static Problem over(PaymentLinkStatus status) {
        return with(ProblemCode.PAYMENT_LINK_OVER, new Detail.LinkOver(status));
    }

    /** One field of the request is not valid. */
    public static Problem invalid(InvalidField field) {
        return with(ProblemCode.VALIDATION_FAILED, new Detail.Invalid(field));
    }

    /** Too many requests. {@code wait} is the delay before a retry. */
    public static Problem rateLimited(Duration wait) {
        return new Problem(ProblemCode.TOO_MANY_REQUESTS, Optional.empty(), Optional.of(wait));
    }

    private static Problem with(ProblemCode code, Detail detail) {
        return new Problem(code, Optional.of(detail), Optional.empty());
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
