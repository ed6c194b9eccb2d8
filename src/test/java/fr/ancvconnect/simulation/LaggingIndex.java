package fr.ancvconnect.simulation;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The check index with a lag: a payment can appear late, or in an earlier version. */
final class LaggingIndex implements CheckIndex {

    private static final long MAX_LAG = 4_000;

    private final Map<PaymentId, VersionedPayment> indexed = new LinkedHashMap<>();
    private final VirtualScheduler time;
    private final SeededRandom random;
    private final FaultRates faults;

    LaggingIndex(VirtualScheduler time, SeededRandom random, FaultRates faults) {
        this.time = time;
        this.random = random;
        this.faults = faults;
    }

    /** A payment was written. The index shows it immediately or a few seconds later. */
    void written(VersionedPayment payment) {
        if (!faults.haveStopped() && random.oneIn(4)) {
            time.schedule(random.between(1, MAX_LAG), () -> show(payment));
        } else {
            show(payment);
        }
    }

    boolean hasDue(Instant now) {
        return indexed.values().stream().anyMatch(payment -> isDue(payment, now));
    }

    /** Returns when the next payment is due, or empty if there is none. */
    Optional<Instant> firstDue() {
        return indexed.values().stream()
                .flatMap(payment -> payment.nextCheck().dueAt().stream())
                .min(Instant::compareTo);
    }

    @Override
    public CheckPage due(
            CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.IndexPosition> after) {
        return duePayments(priority, shard, now).isEmpty() && !random.oneIn(CheckIndex.SHARDS)
                ? page(List.of())
                : faults.aroundStore(
                        "due",
                        () -> page(duePayments(priority, shard, now).stream()
                                .limit(limit)
                                .toList()));
    }

    private List<VersionedPayment> duePayments(CheckPriority priority, int shard, Instant now) {
        return indexed.values().stream()
                .filter(payment ->
                        CheckIndex.shardOf(payment.payment().request().id()) == shard && isDue(payment, now))
                .filter(payment -> CheckPriority.of(payment.payment(), payment.nextCheck()) == priority)
                .sorted(Comparator.comparing(
                        payment -> payment.nextCheck().dueAt().orElseThrow()))
                .toList();
    }

    /** A single page, because no simulation has more due payments than a page holds. */
    private static CheckPage page(List<VersionedPayment> payments) {
        return new CheckPage(payments, 0, Optional.empty());
    }

    private void show(VersionedPayment payment) {
        indexed.merge(
                payment.payment().request().id(),
                payment,
                (earlier, next) -> next.version() > earlier.version() ? next : earlier);
    }

    private static boolean isDue(VersionedPayment payment, Instant now) {
        return payment.nextCheck().dueAt().filter(at -> !at.isAfter(now)).isPresent();
    }
}
