package fr.ancvconnect.app.reversal;

import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.folder.ReadPaymentHistory;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.settlement.ReconcilePayment;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Carries out a refusal or a cancellation that is written: ANCV is asked to cancel, and what follows is written. What
 * cannot be done now is done by the sweep.
 */
@ApplicationScoped
public class ReversePayment {

    private static final Logger LOG = Logger.getLogger(ReversePayment.class);

    private final ReconcilePayment reconcile;
    private final ReadPaymentHistory tell;

    public ReversePayment(ReconcilePayment reconcile, ReadPaymentHistory tell) {
        this.reconcile = reconcile;
        this.tell = tell;
    }

    /** The payment as it is then; a failure of ours leaves it under way, and is never told as if nothing were done. */
    PaymentWithHistory reverse(PaymentWithHistory reversing, Deadline deadline) {
        try {
            return tell.after(reversing, reconcile.cancel(reversing.payment(), deadline).changes());
        } catch (RuntimeException e) {
            LOG.errorf("What payment %s became could not be written: %s", reversing.payment().payment().request().id(),
                    e.getClass().getName());
            return reversing;
        }
    }
}
