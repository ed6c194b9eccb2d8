package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.app.ports.PaymentStore;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.Asking;
import fr.ancvconnect.domain.payment.Decision;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Payments in the table; see {@link PaymentStore} for what holds. */
@ApplicationScoped
public class DynamoDbPaymentStore implements PaymentStore {

    private final Table table;

    public DynamoDbPaymentStore(Table table) {
        this.table = table;
    }

    @Override
    public FolderAndPayment findBoth(FolderId folder, PaymentId payment) {
        List<ItemReader> found = table.getAll(List.of(FolderItem.key(folder), PaymentItem.key(folder, payment)));
        return new FolderAndPayment(
                found.stream().filter(FolderItem::isOne).findFirst().map(FolderItem::fromItem),
                found.stream().filter(item -> !FolderItem.isOne(item)).findFirst().map(PaymentItem::fromItem));
    }

    @Override
    public Optional<TrackedPayment> find(FolderId folder, PaymentId payment) {
        return table.get(PaymentItem.key(folder, payment)).map(PaymentItem::fromItem);
    }

    @Override
    public Optional<TrackedPayment> findByTransaction(AncvTransactionId transaction) {
        return table.get(TransactionItem.key(transaction)).map(TransactionItem::target)
                .flatMap(table::get).map(PaymentItem::fromItem);
    }

    @Override
    public Started start(TrackedPayment payment, HistoryEntry entry, BookingFolder read) {
        var first = new TrackedPayment(payment.payment(), payment.followUp(), payment.marks(), 1);
        var transaction = Transaction.guardedBy(ItemPut.ifNew(PaymentItem.toItem(first, WriteId.next())))
                .and(ItemPut.ifNew(HistoryItem.toItem(first, entry)))
                .and(FolderUpdates.reserve(first.payment(), read));
        return switch (table.write(transaction)) {
            case Outcome.Done _ -> new Started.Written(first);
            case Outcome.Guarded(Optional<ItemReader> stored) -> started(stored, first);
            // An earlier try that took effect may itself be why the folder has no room: what is there tells.
            case Outcome.Hindered _ -> started(table.get(PaymentItem.key(first)), first);
        };
    }

    private static Started started(Optional<ItemReader> stored, TrackedPayment first) {
        return stored.map(PaymentItem::fromItem)
                .<Started>map(there -> there.marks().attempt().equals(first.marks().attempt())
                        ? new Started.Written(there) : new Started.AlreadyThere(there))
                .orElseGet(Started.FolderChanged::new);
    }

    @Override
    public Optional<TrackedPayment> apply(TrackedPayment read, Decision.Changed decision) {
        TrackedPayment next = read.after(decision);
        WriteId write = WriteId.next();
        Outcome outcome = PaymentUpdates.isSingleWrite(read, next, decision)
                ? table.write(PaymentUpdates.stayOpen(next, decision.entry(), write))
                : table.write(transaction(read, next, decision, write));
        return written(outcome, next, write);
    }

    private static Transaction transaction(TrackedPayment read, TrackedPayment next, Decision.Changed decision, WriteId write) {
        PaymentRequest request = next.payment().request();
        var transaction = Transaction.guardedBy(PaymentUpdates.become(next, write));
        HistoryItem.ofDecision(read, next, decision).forEach(transaction::and);
        if (!decision.sums().isNone()) {
            transaction.and(FolderUpdates.move(request.folder(), decision.sums()));
        }
        if (read.payment().transaction().isEmpty()) {
            next.payment().transaction().map(Asking::transaction)
                    .ifPresent(id -> transaction.and(TransactionItem.pointer(id, request)));
        }
        return transaction;
    }

    @Override
    public Optional<TrackedPayment> reschedule(TrackedPayment read, FollowUp followUp) {
        TrackedPayment next = read.lookedAtNext(followUp);
        WriteId write = WriteId.next();
        ItemUpdate look = PaymentUpdates.lookNext(next, write);
        Outcome outcome = EventItem.begins(read.followUp(), followUp)
                .map(attention -> table.write(Transaction.guardedBy(look)
                        .and(ItemPut.ifNew(EventItem.ofAttention(next, attention, 0)))))
                .orElseGet(() -> table.write(look));
        return written(outcome, next, write);
    }

    private static Optional<TrackedPayment> written(Outcome outcome, TrackedPayment next, WriteId write) {
        return switch (outcome) {
            case Outcome.Done _ -> Optional.of(next);
            case Outcome.Guarded(Optional<ItemReader> stored) -> write.wrote(stored) ? Optional.of(next) : Optional.empty();
            case Outcome.Hindered _ -> throw new IllegalStateException("Payment " + next.payment().request().id()
                    + " lost its folder, or its ANCV transaction belongs to another payment");
        };
    }
}
