package fr.ancvconnect.domain.payment;

/** The ten payment statuses of the contract. */
public enum PaymentStatus {
    REQUESTED,
    PENDING,
    PAID,
    DECLINED,
    EXPIRED,
    FAILED,
    REFUSING,
    REFUSED,
    CANCELLING,
    CANCELLED
}
