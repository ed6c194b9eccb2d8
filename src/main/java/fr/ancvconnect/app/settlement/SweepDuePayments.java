package fr.ancvconnect.app.settlement;

import fr.ancvconnect.app.Failures;
import fr.ancvconnect.app.ParallelExecutor;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs every minute, checks the due payments in parallel and stops in time. Payments with the priority URGENT are
 * checked before the others are queried.
 */
@ApplicationScoped
public class SweepDuePayments {

    private static final int PAGE = 25;
    /** Far more pages than one sweep allows. The next sweep continues. */
    private static final int MAX_PAGES = 16_000;

    private static final int MINUTE = 60;

    private final CheckIndex due;
    private final CheckDuePayment check;
    private final ParallelExecutor executor;
    private final ParallelChecks parallelChecks;
    private final InstantSource clock;

    public SweepDuePayments(
            CheckIndex due,
            CheckDuePayment check,
            ParallelExecutor executor,
            ParallelChecks parallelChecks,
            InstantSource clock) {
        this.due = due;
        this.check = check;
        this.executor = executor;
        this.parallelChecks = parallelChecks;
        this.clock = clock;
    }

    /**
     * Checks payments until none is due or {@code until} is reached. If a shard cannot be read, throws after the other
     * shards are processed.
     */
    public SweepReport sweep(Instant until) {
        var failures = new Failures();
        SweepReport report = SweepReport.NOTHING;
        for (CheckPriority priority : CheckPriority.values()) {
            var tasks = new DueTasks(priority, until, failures);
            report = executor.runAll(parallelChecks.most(), tasks).stream()
                    .reduce(report, SweepReport::plus)
                    .plus(SweepReport.unreadable(tasks.unreadable));
        }
        failures.throwAny();
        return report;
    }

    /** The next page of a shard. */
    private record NextPage(int shard, Optional<CheckPage.IndexPosition> after) {}

    /**
     * The due payments of all shards. One page of each shard is read in turn. Each page continues after the previous
     * one. No page is read twice, because the index does not show the latest writes immediately.
     */
    private final class DueTasks implements Iterator<Supplier<SweepReport>> {

        private final CheckPriority priority;
        private final Instant until;
        private final Failures failures;
        private final Instant now = clock.instant();
        private final Queue<NextPage> pages = new ArrayDeque<>();
        private final Queue<VersionedPayment> found = new ArrayDeque<>();
        private int pagesRead;
        private int unreadable;

        /** The first shard changes every minute, so that a lack of time does not always affect the same shards. */
        DueTasks(CheckPriority priority, Instant until, Failures failures) {
            this.priority = priority;
            this.until = until;
            this.failures = failures;
            int first = Math.floorMod(now.getEpochSecond() / MINUTE, CheckIndex.SHARDS);
            IntStream.range(first, first + CheckIndex.SHARDS)
                    .forEach(number -> pages.add(new NextPage(number % CheckIndex.SHARDS, Optional.empty())));
        }

        @Override
        public boolean hasNext() {
            while (found.isEmpty() && !pages.isEmpty() && pagesRead < MAX_PAGES && isInTime()) {
                read(pages.remove());
            }
            return !found.isEmpty() && isInTime();
        }

        @Override
        public Supplier<SweepReport> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            VersionedPayment payment = found.remove();
            return () -> check.check(payment);
        }

        private void read(NextPage next) {
            pagesRead++;
            try {
                CheckPage page = due.due(priority, next.shard(), now, PAGE, next.after());
                unreadable += page.unreadable();
                found.addAll(page.payments());
                page.next().ifPresent(position -> pages.add(new NextPage(next.shard(), Optional.of(position))));
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }

        private boolean isInTime() {
            return clock.instant().isBefore(until);
        }
    }

    /**
     * The number of payments that a sweep checks in parallel ({@code SWEEP_PARALLEL_CHECKS}).
     *
     * @param most 1 to 1000
     */
    public record ParallelChecks(int most) {

        /** The capacity of a function with 512 MB: 64 parallel checks, about 200 per second if ANCV answers in 300 ms. */
        public static final int DEFAULT = 64;
        /** A sweep cannot use a higher value, because its function has 33 seconds. */
        public static final int MOST = 1_000;

        public ParallelChecks {
            if (most < 1 || most > MOST) {
                throw new IllegalArgumentException("A sweep checks 1 to 1000 payments in parallel");
            }
        }
    }
}
