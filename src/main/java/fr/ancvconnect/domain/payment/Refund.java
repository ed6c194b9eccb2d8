package fr.ancvconnect.domain.payment;

/** The status of the money of a payment that was paid and then refused or cancelled, or that was confirmed too late. */
public sealed interface Refund {

    /** The re-credit is requested from ANCV and not yet confirmed. */
    record ReCreditPending() implements Refund {}

    /** ANCV re-credited the customer. */
    record ReCredited() implements Refund {}

    /** It is not known whether ANCV re-credited the customer. The reason explains why. */
    record NotKnown(Reason reason) implements Refund {}

    /** The customer is not re-credited. The reason explains why. */
    record NotRefunded(Reason reason) implements Refund {}
}
