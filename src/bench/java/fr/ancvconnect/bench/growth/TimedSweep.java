package fr.ancvconnect.bench.growth;

import fr.ancvconnect.app.VirtualThreadExecutor;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentMetrics;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.settlement.CheckDuePayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.ReconcilePayment;
import fr.ancvconnect.app.settlement.SweepDuePayments;
import fr.ancvconnect.app.settlement.SweepDuePayments.ParallelChecks;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import fr.ancvconnect.dynamodb.StoreSamples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The sweep with the default settings of the deployed service. Each run starts one minute after {@link StoreSamples#NOW}. */
final class TimedSweep {

    private static final ParallelChecks PARALLEL_CHECKS =
            new ParallelChecks(Integer.getInteger("growth.parallel-checks", ParallelChecks.DEFAULT));

    private final StartedClock clock = new StartedClock();
    private final SweepDuePayments sweep;

    /** A sweep over these ports. */
    TimedSweep(CheckIndex index, PaymentStore payments, Duration ancvLatency, Metrics metrics) {
        var window = new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));
        var policies = new PaymentPolicies(
                window, new CancellationWindow(Duration.ofHours(4)), new CheckSchedule(Duration.ofSeconds(28), window));
        var paymentMetrics = new PaymentMetrics(metrics);
        var change = new ChangePayment(payments, new PaymentDecider(policies), paymentMetrics, clock);
        var reconcile = new ReconcilePayment(new DelayedAncv(ancvLatency), change);
        sweep = new SweepDuePayments(
                index,
                new CheckDuePayment(payments, change, reconcile, paymentMetrics, clock),
                new VirtualThreadExecutor(),
                PARALLEL_CHECKS,
                clock);
    }

    /** The result of a sweep, and how long it took. */
    record Swept(SweepReport report, Duration time) {}

    /** One sweep, which starts no check after {@code limit}. */
    Swept run(Duration limit) {
        clock.start();
        long start = System.nanoTime();
        SweepReport report = sweep.sweep(clock.instant().plus(limit));
        return new Swept(report, Duration.ofNanos(System.nanoTime() - start));
    }

    /** A clock that continues from a fixed instant at each start, so that the same payments are due in each run. */
    private static final class StartedClock implements InstantSource {

        private static final Instant START = StoreSamples.NOW.plusSeconds(60);

        private volatile long start = System.nanoTime();

        void start() {
            start = System.nanoTime();
        }

        @Override
        public Instant instant() {
            return START.plusNanos(System.nanoTime() - start);
        }
    }
}
