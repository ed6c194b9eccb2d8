package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.DuePage;
import fr.ancvconnect.app.ports.DuePayments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Each minute: settles what is due, shard by shard, some shards at once, and stops in time. */
@ApplicationScoped
public class SweepDuePayments {

    private static final int SHARDS_AT_ONCE = 4;
    private static final int PAGE = 25;
    /** Far more than a sweep has time for: what is still due then is left to the next one. */
    private static final int MOST_PAGES = 1_000;
    private static final int MINUTE = 60;

    private final DuePayments due;
    private final SettleDuePayment settle;
    private final SideBySide sideBySide;
    private final InstantSource clock;

    public SweepDuePayments(DuePayments due, SettleDuePayment settle, SideBySide sideBySide, InstantSource clock) {
        this.due = due;
        this.settle = settle;
        this.sideBySide = sideBySide;
        this.clock = clock;
    }

    /**
     * Works until nothing is due or {@code until} is reached; throws when a shard could not be asked, after the
     * others were worked on.
     */
    public SweepReport sweep(Instant until) {
        int first = firstShard();
        List<Supplier<SweepReport>> shards = IntStream.range(0, DuePayments.SHARDS)
                .map(number -> (first + number) % DuePayments.SHARDS)
                .<Supplier<SweepReport>>mapToObj(shard -> () -> sweepShard(shard, until))
                .toList();
        return sideBySide.all(SHARDS_AT_ONCE, shards).stream().reduce(SweepReport.NOTHING, SweepReport::plus);
    }

    /** Another one each minute: where time runs out, it is not always the same shards that wait. */
    private int firstShard() {
        return Math.floorMod(clock.instant().getEpochSecond() / MINUTE * SHARDS_AT_ONCE, DuePayments.SHARDS);
    }

    /** Pages are read on from one to the next and never asked again: the index lags behind what was just written. */
    private SweepReport sweepShard(int shard, Instant until) {
        Instant now = clock.instant();
        SweepReport report = SweepReport.NOTHING;
        Optional<DuePage.Place> place = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES && isInTime(until); pages++) {
            DuePage page = due.due(shard, now, PAGE, place);
            report = report.plus(work(page, until));
            place = page.next();
            if (place.isEmpty()) {
                return report;
            }
        }
        return report;
    }

    private SweepReport work(DuePage page, Instant until) {
        SweepReport report = SweepReport.unreadable(page.unreadable());
        for (TrackedPayment payment : page.payments()) {
            report = isInTime(until) ? report.plus(settle.settle(payment)) : report;
        }
        return report;
    }

    private boolean isInTime(Instant until) {
        return clock.instant().isBefore(until);
    }
}
