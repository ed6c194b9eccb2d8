package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.DuePayments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Each minute: settles what is due, shard by shard, some shards at once, and stops in time. */
@ApplicationScoped
public class SweepDuePayments {

    private static final int SHARDS_AT_ONCE = 4;
    private static final int PAGE = 25;
    private static final int MINUTE = 60;

    private final DuePayments due;
    private final SettleDuePayment settle;
    private final InstantSource clock;

    public SweepDuePayments(DuePayments due, SettleDuePayment settle, InstantSource clock) {
        this.due = due;
        this.settle = settle;
        this.clock = clock;
    }

    /**
     * Works until nothing is due or {@code until} is reached; throws when a shard could not be asked, after the
     * others were worked on.
     */
    public SweepReport sweep(Instant until) {
        try (ExecutorService shards = Executors.newFixedThreadPool(SHARDS_AT_ONCE)) {
            List<Future<SweepReport>> reports = new ArrayList<>();
            int first = firstShard();
            for (int shard = 0; shard < DuePayments.SHARDS; shard++) {
                int number = (first + shard) % DuePayments.SHARDS;
                reports.add(shards.submit(() -> sweepShard(number, until)));
            }
            shards.shutdown();
            return sum(reports);
        }
    }

    /** Another one each minute: where time runs out, it is not always the same shards that wait. */
    private int firstShard() {
        return Math.floorMod(clock.instant().getEpochSecond() / MINUTE * SHARDS_AT_ONCE, DuePayments.SHARDS);
    }

    private SweepReport sweepShard(int shard, Instant until) {
        SweepReport report = SweepReport.NOTHING;
        List<TrackedPayment> page = page(shard, until);
        while (!page.isEmpty()) {
            for (TrackedPayment payment : page) {
                report = clock.instant().isBefore(until) ? report.plus(settle.settle(payment)) : report;
            }
            page = page.size() < PAGE ? List.of() : page(shard, until);
        }
        return report;
    }

    private List<TrackedPayment> page(int shard, Instant until) {
        Instant now = clock.instant();
        return now.isBefore(until) ? due.due(shard, now, PAGE) : List.of();
    }

    private static SweepReport sum(List<Future<SweepReport>> reports) {
        SweepReport sum = SweepReport.NOTHING;
        RuntimeException failure = null;
        for (Future<SweepReport> report : reports) {
            try {
                sum = sum.plus(report.get());
            } catch (ExecutionException e) {
                failure = new IllegalStateException("A shard could not be swept", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The sweep was interrupted", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return sum;
    }
}
