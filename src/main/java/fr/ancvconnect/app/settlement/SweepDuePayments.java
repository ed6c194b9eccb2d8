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
 * Each minute: checks the payments that are due, many at once, and stops in time. What is urgent comes first: what merely
 * waits is not looked for before.
 */
@ApplicationScoped
public class SweepDuePayments {

    private static final int PAGE = 25;
    /** Far more than a sweep has time for: what is still due then is left to the next one. */
    private static final int MOST_PAGES = 16_000;
    private static final int MINUTE = 60;

    private final CheckIndex due;
    private final CheckDuePayment reconcile;
    private final ParallelExecutor sideBySide;
    private final ParallelChecks parallelChecks;
    private final InstantSource clock;

    public SweepDuePayments(CheckIndex due, CheckDuePayment reconcile, ParallelExecutor sideBySide, ParallelChecks parallelChecks,
                            InstantSource clock) {
        this.due = due;
        this.reconcile = reconcile;
        this.sideBySide = sideBySide;
        this.parallelChecks = parallelChecks;
        this.clock = clock;
    }

    /**
     * Works until nothing is due or {@code until} is reached; throws when a shard could not be read, after the others
     * were worked on.
     */
    public SweepReport sweep(Instant until) {
        var failures = new Failures();
        SweepReport report = SweepReport.NOTHING;
        for (CheckPriority priority : CheckPriority.values()) {
            var tasks = new DueTasks(priority, until, failures);
            report = sideBySide.all(parallelChecks.most(), tasks).stream().reduce(report, SweepReport::plus)
                    .plus(SweepReport.unreadable(tasks.unreadable));
        }
        failures.throwAny();
        return report;
    }

    /** The next page of a shard. */
    private record NextPage(int shard, Optional<CheckPage.Place> after) {
    }

    /**
     * The due payments of all shards, page by page in turn. A page is read on from the one before and never read again:
     * the index lags behind what was just written.
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

        /** Another shard begins each minute: where time runs out, it is not always the same shards that wait. */
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
            while (found.isEmpty() && !pages.isEmpty() && pagesRead < MOST_PAGES && isInTime()) {
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
            return () -> reconcile.reconcile(payment);
        }

        private void read(NextPage next) {
            pagesRead++;
            try {
                CheckPage page = due.due(priority, next.shard(), now, PAGE, next.after());
                unreadable += page.unreadable();
                found.addAll(page.payments());
                page.next().ifPresent(place -> pages.add(new NextPage(next.shard(), Optional.of(place))));
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }

        private boolean isInTime() {
            return clock.instant().isBefore(until);
        }
    }

    /**
     * How many payments a sweep checks at once ({@code SWEEP_PARALLEL_CHECKS}).
     *
     * @param most 1 to 1000
     */
    public record ParallelChecks(int most) {

        /** What a function of 512 MB serves: 64 checks under way, about 200 a second with an ANCV that takes 300 ms. */
        public static final int DEFAULT = 64;
        /** A sweep has no use for more: its function has 33 seconds. */
        public static final int MOST = 1_000;

        public ParallelChecks {
            if (most < 1 || most > MOST) {
                throw new IllegalArgumentException("A sweep checks 1 to 1000 payments at once");
            }
        }
    }
}
