package fr.ancvconnect.app.payment;

import fr.ancvconnect.app.observability.LogContext;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.PaymentEventType;
import fr.ancvconnect.domain.payment.state.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Counts and logs changes after they are written, so that each change is counted once even after a conflict. */
@ApplicationScoped
public class PaymentMetrics {

    private static final Logger LOG = Logger.getLogger(PaymentMetrics.class);
    private static final double MILLIS = 1_000;

    private final Metrics metrics;

    public PaymentMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** A new payment was written. */
    public void started(Payment payment) {
        metrics.count(Metric.PAYMENTS_STARTED);
        LogContext.with(
                payment,
                () -> LOG.infof(
                        "Payment %s: %s by %s",
                        payment.request().id(),
                        payment.status(),
                        payment.request().by()));
    }

    /** This decision was written. */
    public void changed(VersionedPayment read, Decision.Changed decision) {
        if (read.payment().status() != decision.next().status()) {
            becameStatus(decision);
            logStatus(read.payment(), decision);
        }
        if (decision.entry().flatMap(HistoryEntry::reason).equals(Optional.of(Reason.LATE_CONFIRMATION))) {
            metrics.count(Metric.LATE_CONFIRMATIONS);
        }
        checkScheduled(read, decision.nextCheck());
    }

    /** This next check was written. */
    public void checkScheduled(VersionedPayment read, NextCheck next) {
        if (read.nextCheck().attention().isEmpty() && next.attention().isPresent()) {
            metrics.count(Metric.PAYMENTS_NEEDING_ATTENTION);
            LogContext.with(
                    read.payment(),
                    () -> LOG.warnf(
                            "Payment %s needs attention: %s",
                            read.payment().request().id(),
                            next.attention().orElseThrow().reason()));
        }
    }

    /** The log line does not contain the reason, because it can be free text. */
    private static void logStatus(Payment read, Decision.Changed decision) {
        LogContext.with(
                read,
                () -> LOG.infof(
                        "Payment %s: %s to %s by %s",
                        read.request().id(),
                        read.status(),
                        decision.next().status(),
                        decision.entry().map(HistoryEntry::by).orElse(Actor.SYSTEM)));
    }

    private void becameStatus(Decision.Changed decision) {
        switch (decision.next().status()) {
            case PAID -> paid(decision);
            case DECLINED -> metrics.count(Metric.PAYMENTS_DECLINED);
            case EXPIRED -> metrics.count(Metric.PAYMENTS_EXPIRED);
            case FAILED -> metrics.count(Metric.PAYMENTS_FAILED);
            case REFUSED -> metrics.count(Metric.PAYMENTS_REFUSED);
            case CANCELLED -> metrics.count(Metric.PAYMENTS_CANCELLED);
            case REQUESTED, PENDING, REFUSING, CANCELLING -> {}
        }
    }

    /** Counts only the first PAID. A payment also becomes PAID again if ANCV forbids its re-credit. */
    private void paid(Decision.Changed decision) {
        Payment next = decision.next();
        if (decision.events().contains(PaymentEventType.PAID)) {
            metrics.count(Metric.PAYMENTS_PAID);
            next.confirmation()
                    .ifPresent(confirmation -> metrics.record(Metric.TIME_TO_CONFIRM, seconds(next, confirmation)));
        }
    }

    /** At least 0, because the two instants come from different clocks: this service's and ANCV's. */
    private static double seconds(Payment payment, Confirmation confirmation) {
        Duration took = Duration.between(payment.request().requestedAt(), confirmation.paidAt());
        return took.isNegative() ? 0 : took.toMillis() / MILLIS;
    }
}
