package fr.ancvconnect.domain.ancv;

/** What ANCV answers when it does not do what it was asked; {@code OTHER} is a code that this service does not know. */
public enum AncvErrorCode {
    BAD_REQUEST, INVALID_SEAL, MERCHANT_NOT_ALLOWED, OPERATION_TRANSACTION_NOT_ALLOWED, TRANSACTION_NOT_FOUND,
    BENEFICIARY_NOT_FOUND, OTHER_TRANSACTION_PENDING, INVALID_TRANSACTION_AMOUNT, INVALID_TRANSACTION_CURRENCY, OTHER
}
