package fr.ancvconnect.domain.ancv;

/** The errorCode of a call that ANCV rejects. {@code OTHER} is any other code. */
public enum AncvErrorCode {
    BAD_REQUEST,
    INVALID_SEAL,
    MERCHANT_NOT_ALLOWED,
    OPERATION_TRANSACTION_NOT_ALLOWED,
    TRANSACTION_NOT_FOUND,
    BENEFICIARY_NOT_FOUND,
    OTHER_TRANSACTION_PENDING,
    INVALID_TRANSACTION_AMOUNT,
    INVALID_TRANSACTION_CURRENCY,
    OTHER
}
