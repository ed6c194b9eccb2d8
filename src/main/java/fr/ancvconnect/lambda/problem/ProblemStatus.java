package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ProblemCode;

/** The HTTP status of each problem code (the contract's table of problems). */
final class ProblemStatus {

    private ProblemStatus() {}

    static int of(ProblemCode code) {
        return switch (code) {
            case MALFORMED_REQUEST, MISSING_IDEMPOTENCY_KEY -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case ESTABLISHMENT_NOT_FOUND, FOLDER_NOT_FOUND, PAYMENT_NOT_FOUND, NOT_FOUND -> 404;
            case TRANSACTION_NOT_FOUND, PAYMENT_LINK_NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case RE_CREDIT_FORBIDDEN,
                    REQUIREMENTS_NOT_MET,
                    OPTION_NOT_ACTIVE,
                    NOT_OFFERED_IN_BOOKING_ENGINE,
                    FOLDER_CANCELLED,
                    FOLDER_CONFLICT,
                    TOTAL_BELOW_COMMITMENTS,
                    BENEFICIARY_BUSY,
                    ANCV_ID_IN_USE,
                    TOO_MANY_PAYMENTS,
                    TOO_MANY_PAYMENT_LINKS,
                    PAYMENT_NOT_REFUSABLE,
                    PAYMENT_NOT_IN_ATTENTION -> 409;
            case PAYMENT_LINK_OVER -> 410;
            case PAYLOAD_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case VALIDATION_FAILED,
                    UNKNOWN_ANCV_ID,
                    UNKNOWN_BENEFICIARY,
                    AMOUNT_EXCEEDS_AVAILABLE,
                    AMOUNT_BELOW_MINIMUM,
                    AMOUNT_NOT_ACCEPTED,
                    IDEMPOTENCY_KEY_REUSED -> 422;
            case TOO_MANY_REQUESTS -> 429;
            case INTERNAL_ERROR -> 500;
            case ANCV_ERROR -> 502;
            case ANCV_UNAVAILABLE, BUSY, SERVICE_UNAVAILABLE -> 503;
        };
    }
}
