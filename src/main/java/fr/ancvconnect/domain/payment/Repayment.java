package fr.ancvconnect.domain.payment;

import java.util.Optional;

/**
 * Money that goes, or went, back to the customer after a payment ended here.
 *
 * @param confirmation what had been confirmed; empty where ANCV does not say it
 * @param wasPaid      whether the payment had been PAID here before it ended
 */
public record Repayment(Optional<Confirmation> confirmation, Refund refund, boolean wasPaid) {

    /** A late confirmation that ANCV is being asked to re-credit; the payment had not been PAID. */
    public static Repayment pending(Confirmation late) {
        return new Repayment(Optional.of(late), new Refund.Pending(), false);
    }

    /** A late confirmation that is re-credited; the payment had not been PAID. */
    public static Repayment done(Confirmation late) {
        return new Repayment(Optional.of(late), new Refund.ReCredited(), false);
    }

    /** What becomes of the money of a payment that had been PAID. */
    public static Repayment ofPaid(Confirmation confirmation, Refund refund) {
        return new Repayment(Optional.of(confirmation), refund, true);
    }

    /** The same money with another fate. */
    Repayment with(Refund next) {
        return new Repayment(confirmation, next, wasPaid);
    }

    /** Whether ANCV's answer is still awaited. */
    public boolean isPending() {
        return refund instanceof Refund.Pending;
    }
}
