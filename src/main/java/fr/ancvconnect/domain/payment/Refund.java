package fr.ancvconnect.domain.payment;

/** What becomes of the money of a paid payment that was refused, cancelled or late. */
public sealed interface Refund {

    /** ANCV is being asked to re-credit the customer. */
    record Pending() implements Refund {
    }

    /** The customer has the money back. */
    record ReCredited() implements Refund {
    }

    /** Only ANCV knows whether the customer has the money back, and why. */
    record NotKnown(Reason reason) implements Refund {
    }

    /** The customer does not get it back, and why. */
    record NotRefunded(Reason reason) implements Refund {
    }
}
