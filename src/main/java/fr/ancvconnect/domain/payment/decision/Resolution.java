package fr.ancvconnect.domain.payment.decision;

/** What the platform decides about a payment that needs attention (the contract, "Attention"). */
public enum Resolution {
    /** The transaction is cancelled at ANCV whatever its record shows. */
    CANCEL_AT_ANCV,
    /** Somebody settled it with ANCV by hand: the service stops checking. */
    CLOSE
}
