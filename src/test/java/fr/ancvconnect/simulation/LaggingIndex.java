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

    private static final long LAG = 4_000;

    private final Map<PaymentId, VersionedPayment> shown = new LinkedHashMap<>();
    private final VirtualScheduler time;
    private final SeededRandom chance;
    private final FaultRates faults;

    LaggingIndex(VirtualScheduler time, SeededRandom chance, FaultRates faults) {
        this.time = time;
        this.chance = chance;
        this.faults = faults;
    }

    /** A payment was written. The index shows it immediately or a few seconds later. */
    void written(VersionedPayment payment) {
        if (!faults.areOver() && chance.oneIn(4)) {
            time.in(chance.between(1, LAG), () -> shows(payment));
        } else {
            shows(payment);
        }
    }

    boolean hasDue(Instant now) {
        return shown.values().stream().anyMatch(payment -> isDue(payment, now));
    }

    /** Returns when the next payment is due, or empty if there is none. */
    Optional<Instant> firstDue() {
        return shown.values().stream()
                .flatMap(payment -> payment.nextCheck().dueAt().stream())
                .min(Instant::compareTo);
    }

    @Override
    public CheckPage due(CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.Place> after) {
        return duePayments(priority, shard, now).isEmpty() && !chance.oneIn(CheckIndex.SHARDS)
                ? page(List.of())
                : faults.aroundStore(
                        "due",
                        () -> page(duePayments(priority, shard, now).stream()
                                .limit(limit)
                                .toList()));
    }

    private List<VersionedPayment> duePayments(CheckPriority priority, int shard, Instant now) {
        return shown.values().stream()
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

    private void shows(VersionedPayment payment) {
        shown.merge(
                payment.payment().request().id(), payment, (old, next) -> next.version() > old.version() ? next : old);
    }

    private static boolean isDue(VersionedPayment payment, Instant now) {
        return payment.nextCheck().dueAt().filter(at -> !at.isAfter(now)).isPresent();
    }
}
