package fr.ancvconnect.local.simulator.protocol;

/** Why ANCV's protocol refuses a call; the HTTP status is only plausible, callers decide by the code. */
public enum ErrorCode {
    BAD_REQUEST(400),
    INVALID_SEAL(401),
    MERCHANT_NOT_ALLOWED(403),
    OPERATION_TRANSACTION_NOT_ALLOWED(409),
    TRANSACTION_NOT_FOUND(404),
    BENEFICIARY_NOT_FOUND(404),
    OTHER_TRANSACTION_PENDING(409),
    INVALID_TRANSACTION_AMOUNT(422),
    INVALID_TRANSACTION_CURRENCY(422),
    INTERNAL_SERVER_ERROR(500);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with it here. */
    int status() {
        return status;
    }
}
