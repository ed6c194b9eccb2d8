package fr.ancvconnect.app.settlement;

import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.observability.LogContext;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentMetrics;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.state.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Checks one due payment. The next try is scheduled first, with the version as condition. Two sweeps therefore never
 * check the same payment, and after a crash the payment becomes due again.
 */
@ApplicationScoped
public class CheckDuePayment {

    private static final Logger LOG = Logger.getLogger(CheckDuePayment.class);

    private final PaymentStore payments;
    private final ChangePayment change;
    private final ReconcilePayment reconcile;
    private final PaymentMetrics metrics;
    private final InstantSource clock;

    public CheckDuePayment(
            PaymentStore payments,
            ChangePayment change,
            ReconcilePayment reconcile,
            PaymentMetrics metrics,
            InstantSource clock) {
        this.payments = payments;
        this.change = change;
        this.reconcile = reconcile;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Returns the result. A failure is part of the report and never thrown, so that the sweep continues with the other
     * payments.
     */
    SweepReport check(VersionedPayment due) {
        PaymentRequest request = due.payment().request();
        return LogContext.with(request.folder(), request.id(), () -> claimAndCheck(due));
    }

    private SweepReport claimAndCheck(VersionedPayment due) {
        Instant now = clock.instant();
        try {
            return payments.reschedule(due, due.nextCheck().afterAttempt(now))
                    .map(claimed -> checkClaimed(due, claimed).withLag(lag(due, now)))
                    .orElse(SweepReport.NOTHING);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "Payment %s could not be checked: %s",
                    due.payment().request().id(), e.getClass().getName());
            return SweepReport.ofPayment(false).withLag(lag(due, now));
        }
    }

    private static Duration lag(VersionedPayment due, Instant now) {
        return due.nextCheck().dueAt().map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    }

    private SweepReport checkClaimed(VersionedPayment due, VersionedPayment claimed) {
        metrics.checkScheduled(due, claimed.nextCheck());
        Payment payment = claimed.payment();
        if (payment.transaction().isEmpty()) {
            change.change(claimed, new Event.StartTimedOut());
            return SweepReport.ofPayment(true);
        }
        Deadline deadline = Deadline.from(clock);
        ReconcilePayment.Reconciled reconciled = reconcile.reconcile(claimed, deadline);
        return SweepReport.ofPayment(reconciled.answered());
    }
}
