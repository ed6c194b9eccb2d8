package fr.ancvconnect.bench.growth;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Due payments and their index in memory, with answers at once. It has no folders. */
final class InMemoryDuePayments extends SweepPayments implements CheckIndex {

    private static final String DUE_AT = "dueAt";
    private static final String ID = "id";

    private final Map<PaymentId, VersionedPayment> payments = new ConcurrentHashMap<>();
    private final Map<Shard, ConcurrentNavigableMap<Position, VersionedPayment>> index = new ConcurrentHashMap<>();

    private record Shard(CheckPriority priority, int number) {

        static Shard of(VersionedPayment payment) {
            return new Shard(
                    CheckPriority.of(payment.payment(), payment.nextCheck()),
                    CheckIndex.shardOf(payment.payment().request().id()));
        }
    }

    private record Position(Instant dueAt, String id) implements Comparable<Position> {

        private static final Comparator<Position> ORDER =
                Comparator.comparing(Position::dueAt).thenComparing(Position::id);
        /** Sorts after each id. */
        private static final String LAST = "\uffff";

        static Optional<Position> of(VersionedPayment payment) {
            return payment.nextCheck()
                    .dueAt()
                    .map(at -> new Position(at, payment.payment().request().id().value()));
        }

        static Position of(CheckPage.IndexPosition position) {
            return new Position(
                    Instant.parse(position.key().get(DUE_AT)), position.key().get(ID));
        }

        CheckPage.IndexPosition encoded() {
            return new CheckPage.IndexPosition(Map.of(DUE_AT, dueAt.toString(), ID, id));
        }

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }

    /** Adds a new payment. */
    void add(VersionedPayment payment) {
        payments.put(payment.payment().request().id(), payment);
        Position.of(payment).ifPresent(at -> shard(Shard.of(payment)).put(at, payment));
    }

    @Override
    public Optional<VersionedPayment> apply(
            VersionedPayment read, Decision.Changed decision, Optional<LinkDecision.Changed> link) {
        return replace(read, read.after(decision));
    }

    @Override
    public Optional<VersionedPayment> reschedule(VersionedPayment read, NextCheck nextCheck) {
        return replace(read, read.withNextCheck(nextCheck));
    }

    /** The index entry is written after the payment, as in DynamoDB. */
    private Optional<VersionedPayment> replace(VersionedPayment read, VersionedPayment next) {
        if (!payments.replace(read.payment().request().id(), read, next)) {
            return Optional.empty();
        }
        Position.of(read).ifPresent(at -> shard(Shard.of(read)).remove(at));
        Position.of(next).ifPresent(at -> shard(Shard.of(next)).put(at, next));
        return Optional.of(next);
    }

    @Override
    public CheckPage due(
            CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.IndexPosition> after) {
        NavigableMap<Position, VersionedPayment> due =
                shard(new Shard(priority, shard)).headMap(new Position(now, Position.LAST), true);
        List<VersionedPayment> page =
                after.map(place -> due.tailMap(Position.of(place), false)).orElse(due).values().stream()
                        .limit(limit)
                        .toList();
        Optional<Position> last = page.size() < limit ? Optional.empty() : Position.of(page.getLast());
        return new CheckPage(page, 0, last.map(Position::encoded));
    }

    private ConcurrentNavigableMap<Position, VersionedPayment> shard(Shard shard) {
        return index.computeIfAbsent(shard, _ -> new ConcurrentSkipListMap<>());
    }
}
