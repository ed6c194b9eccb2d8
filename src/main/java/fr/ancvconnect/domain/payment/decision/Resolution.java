package fr.ancvconnect.domain.payment.decision;

/** The platform's resolution of a payment that needs attention (the contract, "Attention"). */
public enum Resolution {
    /** Cancel the transaction at ANCV regardless of its record. */
    CANCEL_AT_ANCV,
    /** The platform settled the payment with ANCV manually. The status checks stop. */
    CLOSE
}
