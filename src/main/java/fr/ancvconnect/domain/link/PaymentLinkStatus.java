package fr.ancvconnect.domain.link;

/** The four statuses of a payment link in the contract. */
public enum PaymentLinkStatus {
    ACTIVE,
    /** The confirmed payments reached the amount of the link. */
    PAID,
    EXPIRED,
    REVOKED
}
