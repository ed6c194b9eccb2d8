package fr.ancvconnect.app;

import fr.ancvconnect.app.folder.EstablishmentPayments;
import fr.ancvconnect.app.folder.FolderCancellation;
import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All ports of the store in memory, with the same contract as the DynamoDB table. One lock makes each call atomic. */
public final class InMemoryStore extends InMemoryLinks implements PaymentStore, CheckIndex, EstablishmentPayments {

    private static final String DUE_AT = "dueAt";
    private static final String ID = "id";
    private static final Comparator<CheckPage.IndexPosition> BY_POSITION = Comparator.comparing(
                    (CheckPage.IndexPosition position) ->
                            Instant.parse(position.key().get(DUE_AT)))
            .thenComparing(position -> position.key().get(ID));

    private final Map<AncvTransactionId, PaymentId> pointers = new HashMap<>();

    @Override
    public synchronized FolderAndPayment findBoth(FolderId folder, PaymentId payment, Optional<PaymentLinkId> link) {
        return new FolderAndPayment(find(folder), find(folder, payment), link.flatMap(id -> findLink(folder, id)));
    }

    @Override
    public synchronized Optional<VersionedPayment> find(FolderId folder, PaymentId payment) {
        return findPayment(folder, payment).map(PaymentWithHistory::payment);
    }

    @Override
    public synchronized Optional<VersionedPayment> findByTransaction(AncvTransactionId transaction) {
        return Optional.ofNullable(pointers.get(transaction)).map(payments::get).map(PaymentWithHistory::payment);
    }

    @Override
    public synchronized Started start(
            VersionedPayment payment, HistoryEntry entry, BookingFolder read, Optional<LinkDecision.Changed> link) {
        var request = payment.payment().request();
        Optional<VersionedPayment> existing = find(request.folder(), request.id());
        if (existing.isPresent()) {
            boolean own = existing.get()
                    .metadata()
                    .attempt()
                    .equals(payment.metadata().attempt());
            return own ? new Started.Written(existing.get()) : new Started.AlreadyExists(existing.get());
        }
        Optional<BookingFolder> folder = find(request.folder());
        boolean linkAllows = link.stream().allMatch(change -> canStart(change, request.requestedAt()));
        if (folder.isEmpty() || !linkAllows || !InMemoryFolderUpdates.canStart(folder.get(), payment.payment(), read)) {
            return new Started.FolderChanged();
        }
        var first = new VersionedPayment(payment.payment(), payment.nextCheck(), payment.metadata(), 1);
        payments.put(request.id(), new PaymentWithHistory(first, List.of(entry)));
        folders.put(request.folder(), InMemoryFolderUpdates.started(folder.get(), payment.payment(), read));
        link.ifPresent(this::write);
        return new Started.Written(first);
    }

    @Override
    public synchronized Optional<VersionedPayment> apply(
            VersionedPayment read, Decision.Changed decision, Optional<LinkDecision.Changed> link) {
        if (!link.stream().allMatch(this::canChangePaid)) {
            return Optional.empty();
        }
        return replaced(read, read.after(decision), decision.entry()).map(written -> {
            folders.computeIfPresent(
                    decision.next().request().folder(),
                    (_, folder) -> InMemoryFolderUpdates.changed(folder, decision.sums()));
            link.ifPresent(this::write);
            return written;
        });
    }

    @Override
    public synchronized Optional<VersionedPayment> reschedule(VersionedPayment read, NextCheck nextCheck) {
        return replaced(read, read.withNextCheck(nextCheck), Optional.empty());
    }

    @Override
    public synchronized boolean cancel(FolderCancellation cancellation) {
        BookingFolder read = cancellation.read().folder();
        BookingFolder stored = folders.get(read.id());
        boolean same = cancellation.changes().stream()
                .map(FolderCancellation.PaymentChange::next)
                .allMatch(next ->
                        payments.get(next.payment().request().id()).payment().version() == next.version() - 1);
        if (stored.isCancelled() || stored.payments() != read.payments() || !same) {
            return false;
        }
        folders.put(read.id(), InMemoryFolderUpdates.cancelled(stored, cancellation.at()));
        unerased.put(read.id(), cancellation.at());
        cancellation.changes().forEach(change -> apply(change.payment().payment(), change.decision()));
        return true;
    }

    @Override
    public synchronized CheckPage due(
            CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.IndexPosition> after) {
        List<VersionedPayment> due = payments.values().stream()
                .map(PaymentWithHistory::payment)
                .filter(payment ->
                        CheckIndex.shardOf(payment.payment().request().id()) == shard)
                .filter(payment -> CheckPriority.of(payment.payment(), payment.nextCheck()) == priority)
                .filter(payment -> payment.nextCheck()
                        .dueAt()
                        .filter(at -> !at.isAfter(now))
                        .isPresent())
                .filter(payment -> after.isEmpty() || BY_POSITION.compare(position(payment), after.get()) > 0)
                .sorted(Comparator.comparing(InMemoryStore::position, BY_POSITION))
                .toList();
        List<VersionedPayment> page = due.stream().limit(limit).toList();
        return new CheckPage(
                page, 0, page.size() < due.size() ? Optional.of(position(page.getLast())) : Optional.empty());
    }

    private static CheckPage.IndexPosition position(VersionedPayment payment) {
        return new CheckPage.IndexPosition(Map.of(
                DUE_AT,
                payment.nextCheck().dueAt().orElseThrow().toString(),
                ID,
                payment.payment().request().id().value()));
    }

    @Override
    public synchronized PaymentPage page(
            EstablishmentId establishment, Filter filter, int limit, Optional<PaymentPosition> after) {
        return new InMemoryPaymentList(payments.values().stream()
                        .map(PaymentWithHistory::payment)
                        .filter(payment ->
                                payment.payment().request().establishment().equals(establishment)))
                .page(filter, limit, after);
    }

    private Optional<VersionedPayment> replaced(
            VersionedPayment read, VersionedPayment next, Optional<HistoryEntry> entry) {
        PaymentId id = next.payment().request().id();
        PaymentWithHistory stored = payments.get(id);
        if (stored == null || stored.payment().version() != read.version()) {
            return Optional.empty();
        }
        next.payment()
                .transaction()
                .map(AuthorizationRequest::transaction)
                .ifPresent(transaction -> point(transaction, id));
        payments.put(
                id,
                new PaymentWithHistory(
                        next,
                        Stream.concat(stored.history().stream(), entry.stream()).toList()));
        return Optional.of(next);
    }

    private void point(AncvTransactionId transaction, PaymentId payment) {
        if (!payment.equals(pointers.getOrDefault(transaction, payment))) {
            throw new IllegalStateException("The ANCV transaction belongs to another payment");
        }
        pointers.put(transaction, payment);
    }
}
