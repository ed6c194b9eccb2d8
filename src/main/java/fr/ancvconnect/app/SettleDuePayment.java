package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.app.ports.PaymentStore;
import fr.ancvconnect.domain.payment.Event;
import fr.ancvconnect.domain.payment.Payment;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
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
    private final Tally tally;
    private final InstantSource clock;

    public SettleDuePayment(PaymentStore payments, ChangePayment change, SettlePayment settle, Tally tally,
                            InstantSource clock) {
        this.payments = payments;
        this.change = change;
        this.settle = settle;
        this.tally = tally;
        this.clock = clock;
    }

    /** What came of it; a failure is told, never thrown: the sweep goes on with the others. */
    SweepReport settle(TrackedPayment due) {
        PaymentRequest request = due.payment().request();
        return InLog.about(request.folder(), request.id(), () -> claimAndWork(due));
    }

    private SweepReport claimAndWork(TrackedPayment due) {
        Instant now = clock.instant();
        try {
            return payments.reschedule(due, due.followUp().pushedBack(now))
                    .map(claimed -> work(due, claimed).dueFor(lag(due, now)))
                    .orElse(SweepReport.NOTHING);
        } catch (RuntimeException e) {
            LOG.errorf("Payment %s could not be worked on: %s", due.payment().request().id(), e.getClass().getName());
            return SweepReport.worked(false).dueFor(lag(due, now));
        }
    }

    private static Duration lag(TrackedPayment due, Instant now) {
        return due.followUp().dueAt().map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    }

    private SweepReport work(TrackedPayment due, TrackedPayment claimed) {
        tally.looksNext(due, claimed.followUp());
        Payment payment = claimed.payment();
        if (payment.transaction().isEmpty()) {
            change.change(claimed, new Event.StartOver());
            return SweepReport.worked(true);
        }
        Deadline deadline = Deadline.from(clock);
        SettlePayment.Settled settled = settle.settle(claimed, deadline);
        return SweepReport.worked(settled.answered());
    }
}
