package fr.ancvconnect.domain.payment;

/** The ten states by name, as the contract writes them. */
public enum PaymentStatus {
    REQUESTED, PENDING, PAID, DECLINED, EXPIRED, FAILED, REFUSING, REFUSED, CANCELLING, CANCELLED
}
