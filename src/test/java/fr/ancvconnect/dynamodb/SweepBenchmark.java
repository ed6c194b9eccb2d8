package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.VirtualThreadExecutor;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentMetrics;
import fr.ancvconnect.app.settlement.CheckDuePayment;
import fr.ancvconnect.app.settlement.ReconcilePayment;
import fr.ancvconnect.app.settlement.SweepDuePayments;
import fr.ancvconnect.app.settlement.SweepDuePayments.ParallelChecks;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * One sweep over many payments of which few are due, twice: over a tenth of the stored payments, then over all of them. The
 * cost must be the same, because it depends on the payments that are due. This is not a test of {@code verify}:
 * docs/benchmarks.md has its command.
 */
class SweepBenchmark {

    private static final double MAX_RATIO = 1.1;
    private static final Duration ANCV_LATENCY = Duration.ofMillis(Integer.getInteger("benchmark.ancv-millis", 0));
    private static final ParallelChecks PARALLEL_CHECKS =
            new ParallelChecks(Integer.getInteger("benchmark.parallel-checks", ParallelChecks.DEFAULT));
    private static final InstantSource CLOCK = InstantSource.fixed(StoreSamples.NOW.plusSeconds(60));

    private final int stored = Integer.getInteger("benchmark.stored", 1_000_000);
    private final int due = Integer.getInteger("benchmark.due", 10_000);
    private final ReadUnits readUnits = new ReadUnits();
    private final PaymentGenerator payments = new PaymentGenerator(LocalTables.client(), "benchmark");

    /** The cost of one sweep. */
    private record Cost(ReadUnits.Sum read, Duration duration) {}

    @Test
    void the_cost_of_a_sweep_depends_on_due_payments_and_not_on_stored_payments() {
        assertThat(due).as("benchmark.due, at most a tenth of benchmark.stored").isBetween(1, stored / 10);
        LocalTables.named("benchmark");
        print(
                "%12s %10s %9s %11s %9s %11s %10s %9s%n",
                "stored", "due", "queries", "items read", "read/due", "read units", "seconds", "checks/s");
        Cost few = sweepOver(0, stored / 10);
        Cost all = sweepOver(stored / 10, stored);
        assertThat(all.read().units())
                .as("read units over all")
                .isLessThanOrEqualTo(MAX_RATIO * few.read().units());
    }

    /** Stores more payments, of which the last are due, and then runs the sweep. */
    private Cost sweepOver(int from, int to) {
        payments.notDue(from, to - due);
        payments.due(to - due, to);
        var stores = StoreFixture.on(LocalTables.existing("benchmark", readUnits));
        SweepDuePayments sweep = sweep(stores);
        long start = System.nanoTime();
        SweepReport report = sweep.sweep(Instant.MAX);
        var cost = new Cost(readUnits.sinceLast(), Duration.ofNanos(System.nanoTime() - start));
        double seconds = cost.duration().toMillis() / 1000.0;
        print(
                "%,12d %,10d %,9d %,11d %9.2f %,11.1f %10.1f %9.1f%n",
                to,
                due,
                cost.read().queries(),
                cost.read().items(),
                (double) cost.read().items() / due,
                cost.read().units(),
                seconds,
                due / seconds);
        assertThat(report).returns(due, SweepReport::answered).returns(0, SweepReport::failed);
        assertThat(cost.read().items()).as("items read").isLessThanOrEqualTo((long) (MAX_RATIO * due));
        assertThat(cost.read().units()).as("read units").isLessThanOrEqualTo(MAX_RATIO * due);
        return cost;
    }

    private static SweepDuePayments sweep(StoreFixture stores) {
        var window = new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));
        var policies = new PaymentPolicies(
                window, new CancellationWindow(Duration.ofHours(4)), new CheckSchedule(Duration.ofSeconds(28), window));
        var metrics = new PaymentMetrics((_, _) -> {});
        var change = new ChangePayment(stores.payments(), new PaymentDecider(policies), metrics, CLOCK);
        var settle = new ReconcilePayment(new ImmediateAncv(PaymentGenerator.CENTS, ANCV_LATENCY), change);
        return new SweepDuePayments(
                stores.checkIndex(),
                new CheckDuePayment(stores.payments(), change, settle, metrics, CLOCK),
                new VirtualThreadExecutor(),
                PARALLEL_CHECKS,
                CLOCK);
    }

    @SuppressWarnings("AnnotateFormatMethod") // No dependency for one annotation.
    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
