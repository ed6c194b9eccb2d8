package fr.ancvconnect.local.simulator.protocol;

/** The error codes of ANCV's protocol. The HTTP statuses are only plausible values: callers must decide by the code. */
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

    /** The HTTP status that the simulator sends with this code. */
    int status() {
        return status;
    }
}
