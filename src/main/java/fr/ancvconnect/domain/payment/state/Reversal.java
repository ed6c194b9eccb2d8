package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Refund;
import java.util.Optional;

/**
 * Money that ANCV re-credits, or has re-credited, to the customer after a payment ended in this service.
 *
 * @param confirmation the earlier confirmation; empty if ANCV does not report it
 * @param wasPaid      whether the payment was PAID before it ended
 */
public record Reversal(Optional<Confirmation> confirmation, Refund refund, boolean wasPaid) {

    /** A late confirmation whose re-credit is requested. The payment was not PAID before. */
    public static Reversal pending(Confirmation late) {
        return new Reversal(Optional.of(late), new Refund.ReCreditPending(), false);
    }

    /** A late confirmation that is re-credited. The payment was not PAID before. */
    public static Reversal done(Confirmation late) {
        return new Reversal(Optional.of(late), new Refund.ReCredited(), false);
    }

    /** The reversal of a payment that was PAID before. */
    public static Reversal ofPaid(Confirmation confirmation, Refund refund) {
        return new Reversal(Optional.of(confirmation), refund, true);
    }

    /** A copy with another refund status. */
    public Reversal with(Refund next) {
        return new Reversal(confirmation, next, wasPaid);
    }

    /** Whether ANCV has not confirmed the re-credit yet. */
    public boolean isPending() {
        return refund instanceof Refund.ReCreditPending;
    }
}
