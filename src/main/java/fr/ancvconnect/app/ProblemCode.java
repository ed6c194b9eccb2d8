package fr.ancvconnect.app;

import java.util.Locale;

/** What the service answers instead of what was asked; the names never change (the contract's table of problems). */
public enum ProblemCode {
    MALFORMED_REQUEST(400), MISSING_IDEMPOTENCY_KEY(400),
    UNAUTHENTICATED(401), FORBIDDEN(403),
    ESTABLISHMENT_NOT_FOUND(404), FOLDER_NOT_FOUND(404), PAYMENT_NOT_FOUND(404), TRANSACTION_NOT_FOUND(404),
    NOT_FOUND(404), METHOD_NOT_ALLOWED(405), NOT_ACCEPTABLE(406), PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415), TOO_MANY_REQUESTS(429),
    RE_CREDIT_FORBIDDEN(409), REQUIREMENTS_NOT_MET(409), OPTION_NOT_ACTIVE(409), NOT_OFFERED_IN_BOOKING_ENGINE(409),
    FOLDER_CANCELLED(409), FOLDER_CONFLICT(409), TOTAL_BELOW_COMMITMENTS(409), BENEFICIARY_BUSY(409),
    ANCV_ID_IN_USE(409), TOO_MANY_PAYMENTS(409), PAYMENT_NOT_REFUSABLE(409), PAYMENT_NOT_IN_ATTENTION(409),
    VALIDATION_FAILED(422), UNKNOWN_ANCV_ID(422), UNKNOWN_BENEFICIARY(422), AMOUNT_EXCEEDS_AVAILABLE(422), AMOUNT_BELOW_MINIMUM(422),
    AMOUNT_NOT_ACCEPTED(422), IDEMPOTENCY_KEY_REUSED(422),
    ANCV_ERROR(502), ANCV_UNAVAILABLE(503), BUSY(503), SERVICE_UNAVAILABLE(503), INTERNAL_ERROR(500);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code as it is written: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
