package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.app.ports.PaymentStore;
import fr.ancvconnect.domain.payment.Event;
import fr.ancvconnect.domain.payment.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Works on one due payment. The next attempt is pushed back first, with the version: two sweepers never work on the
 * same one, and one that dies leaves it due again.
 */
@ApplicationScoped
public class SettleDuePayment {

    private static final Logger LOG = Logger.getLogger(SettleDuePayment.class);

    private final PaymentStore payments;
    private final ChangePayment change;
    private final SettlePayment settle;
    private final InstantSource clock;

    public SettleDuePayment(PaymentStore payments, ChangePayment change, SettlePayment settle, InstantSource clock) {
        this.payments = payments;
        this.change = change;
        this.settle = settle;
        this.clock = clock;
    }

    /** What came of it; a failure is told, never thrown: the sweep goes on with the others. */
    SweepReport settle(TrackedPayment due) {
        try {
            return payments.reschedule(due, due.followUp().pushedBack(due.payment(), clock.instant()))
                    .map(this::work)
                    .orElse(SweepReport.NOTHING);
        } catch (RuntimeException e) {
            LOG.errorf("Payment %s could not be worked on: %s", due.payment().request().id(), e.getClass().getName());
            return new SweepReport(1, 0, 1);
        }
    }

    private SweepReport work(TrackedPayment claimed) {
        Payment payment = claimed.payment();
        if (payment.transaction().isEmpty()) {
            change.change(claimed, new Event.StartOver());
            return new SweepReport(1, 1, 0);
        }
        Deadline deadline = Deadline.from(clock);
        SettlePayment.Settled settled = settle.settle(claimed, deadline);
        return new SweepReport(1, settled.answered() ? 1 : 0, settled.answered() ? 0 : 1);
    }
}
