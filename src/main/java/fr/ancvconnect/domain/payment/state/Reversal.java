package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Refund;
import java.util.Optional;

/**
 * Money that goes, or went, back to the customer after a payment ended here.
 *
 * @param confirmation what had been confirmed; empty where ANCV does not say it
 * @param wasPaid      whether the payment had been PAID here before it ended
 */
public record Reversal(Optional<Confirmation> confirmation, Refund refund, boolean wasPaid) {

    /** A late confirmation that ANCV is being asked to re-credit; the payment had not been PAID. */
    public static Reversal pending(Confirmation late) {
        return new Reversal(Optional.of(late), new Refund.Pending(), false);
    }

    /** A late confirmation that is re-credited; the payment had not been PAID. */
    public static Reversal done(Confirmation late) {
        return new Reversal(Optional.of(late), new Refund.ReCredited(), false);
    }

    /** What becomes of the money of a payment that had been PAID. */
    public static Reversal ofPaid(Confirmation confirmation, Refund refund) {
        return new Reversal(Optional.of(confirmation), refund, true);
    }

    /** The same money with another fate. */
    public Reversal with(Refund next) {
        return new Reversal(confirmation, next, wasPaid);
    }

    /** Whether ANCV's answer is still awaited. */
    public boolean isPending() {
        return refund instanceof Refund.Pending;
    }
}
