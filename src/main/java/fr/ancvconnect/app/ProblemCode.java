package fr.ancvconnect.app;

import java.util.Locale;

/** The codes of failed requests. The names are part of the contract (its table of problems) and never change. */
public enum ProblemCode {
    MALFORMED_REQUEST,
    MISSING_IDEMPOTENCY_KEY,
    UNAUTHENTICATED,
    FORBIDDEN,
    ESTABLISHMENT_NOT_FOUND,
    FOLDER_NOT_FOUND,
    PAYMENT_NOT_FOUND,
    TRANSACTION_NOT_FOUND,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    TOO_MANY_REQUESTS,
    RE_CREDIT_FORBIDDEN,
    REQUIREMENTS_NOT_MET,
    OPTION_NOT_ACTIVE,
    NOT_OFFERED_IN_BOOKING_ENGINE,
    FOLDER_CANCELLED,
    FOLDER_CONFLICT,
    TOTAL_BELOW_COMMITMENTS,
    BENEFICIARY_BUSY,
    ANCV_ID_IN_USE,
    TOO_MANY_PAYMENTS,
    PAYMENT_NOT_REFUSABLE,
    PAYMENT_NOT_IN_ATTENTION,
    VALIDATION_FAILED,
    UNKNOWN_ANCV_ID,
    UNKNOWN_BENEFICIARY,
    AMOUNT_EXCEEDS_AVAILABLE,
    AMOUNT_BELOW_MINIMUM,
    AMOUNT_NOT_ACCEPTED,
    IDEMPOTENCY_KEY_REUSED,
    ANCV_ERROR,
    ANCV_UNAVAILABLE,
    BUSY,
    SERVICE_UNAVAILABLE,
    INTERNAL_ERROR;

    /** The code in the contract's form: lowercase with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
