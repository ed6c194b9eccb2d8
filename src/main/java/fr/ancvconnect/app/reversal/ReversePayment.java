package fr.ancvconnect.app.reversal;

import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.folder.ReadPaymentHistory;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.settlement.ReconcilePayment;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Carries out a refusal or a cancellation that is already written: cancels at ANCV and writes the result. The sweep
 * does what cannot be done now.
 */
@ApplicationScoped
public class ReversePayment {

    private static final Logger LOG = Logger.getLogger(ReversePayment.class);

    private final ReconcilePayment reconcile;
    private final ReadPaymentHistory history;

    public ReversePayment(ReconcilePayment reconcile, ReadPaymentHistory history) {
        this.reconcile = reconcile;
        this.history = history;
    }

    /**
     * Returns the payment after the reversal. After an internal failure the payment is returned as still in progress
     * and not as an error, because the reversal is already written.
     */
    PaymentWithHistory reverse(PaymentWithHistory reversing, Deadline deadline) {
        try {
            return history.after(
                    reversing, reconcile.cancel(reversing.payment(), deadline).changes());
        } catch (RuntimeException e) {
            LOG.errorf(
                    "The result of the reversal of payment %s could not be written: %s",
                    reversing.payment().payment().request().id(), e.getClass().getName());
            return reversing;
        }
    }
}
