package fr.ancvconnect.domain.payment;

/** A confirmation whose money goes, or went, back to the customer. */
public record Repayment(Confirmation confirmation, Refund refund) {

    /** ANCV is being asked. */
    public static Repayment pending(Confirmation confirmation) {
        return new Repayment(confirmation, new Refund.Pending());
    }

    /** The customer has it back. */
    public static Repayment done(Confirmation confirmation) {
        return new Repayment(confirmation, new Refund.ReCredited());
    }

    /** Whether ANCV's word is still awaited. */
    public boolean isPending() {
        return refund instanceof Refund.Pending;
    }
}
