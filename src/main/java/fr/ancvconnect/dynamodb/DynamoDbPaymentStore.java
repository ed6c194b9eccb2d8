package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.payment.PaymentStore;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.item.HistoryItem;
import fr.ancvconnect.dynamodb.item.PaymentEventItem;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.item.PaymentLinkItem;
import fr.ancvconnect.dynamodb.item.TransactionPointerItem;
import fr.ancvconnect.dynamodb.table.ItemKey;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemUpdate;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.WriteId;
import fr.ancvconnect.dynamodb.table.WriteResult;
import fr.ancvconnect.dynamodb.table.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores payments in the table. {@link PaymentStore} documents the guarantees. */
@ApplicationScoped
public class DynamoDbPaymentStore implements PaymentStore {

    private final Table table;

    public DynamoDbPaymentStore(Table table) {
        this.table = table;
    }

    @Override
    public FolderAndPayment findBoth(FolderId folder, PaymentId payment, Optional<PaymentLinkId> link) {
        List<ItemKey> keys = Stream.concat(
                        Stream.of(FolderItem.key(folder), PaymentItem.key(folder, payment)),
                        link.map(id -> PaymentLinkItem.key(folder, id)).stream())
                .toList();
        List<ItemReader> found = table.getAll(keys);
        return new FolderAndPayment(
                found.stream().filter(FolderItem::matches).findFirst().map(FolderItem::fromItem),
                found.stream().filter(PaymentItem::matches).findFirst().map(PaymentItem::fromItem),
                found.stream().filter(PaymentLinkItem::matches).findFirst().map(PaymentLinkItem::fromItem));
    }

    @Override
    public Optional<PaymentLink> findLink(FolderId folder, PaymentLinkId link) {
        return table.get(PaymentLinkItem.key(folder, link)).map(PaymentLinkItem::fromItem);
    }

    @Override
    public Optional<VersionedPayment> find(FolderId folder, PaymentId payment) {
        return table.get(PaymentItem.key(folder, payment)).map(PaymentItem::fromItem);
    }

    @Override
    public Optional<VersionedPayment> findByTransaction(AncvTransactionId transaction) {
        return table.get(TransactionPointerItem.key(transaction))
                .map(TransactionPointerItem::target)
                .flatMap(table::get)
                .map(PaymentItem::fromItem);
    }

    @Override
    public Started start(
            VersionedPayment payment, HistoryEntry entry, BookingFolder read, Optional<LinkDecision.Changed> link) {
        var first = new VersionedPayment(payment.payment(), payment.nextCheck(), payment.metadata(), 1);
        var transaction = WriteTransaction.guardedBy(ItemPut.ifNew(PaymentItem.toItem(first, WriteId.next())))
                .and(ItemPut.ifNew(HistoryItem.toItem(first, entry)))
                .and(FolderUpdates.reserve(first.payment(), read));
        link.ifPresent(change -> transaction.and(PaymentLinkUpdates.start(change, first.payment())));
        return switch (table.write(transaction)) {
            case WriteResult.Applied _ -> new Started.Written(first);
            case WriteResult.ConditionFailed(Optional<ItemReader> stored) -> started(stored, first);
            // If an earlier attempt took effect, its own payment may be the reason for the folder's failed condition.
            // The stored
            // payment shows whether it did.
            case WriteResult.OtherConditionFailed _ -> started(table.get(PaymentItem.key(first)), first);
        };
    }

    private static Started started(Optional<ItemReader> stored, VersionedPayment first) {
        return stored.map(PaymentItem::fromItem)
                .<Started>map(existing ->
                        existing.metadata().attempt().equals(first.metadata().attempt())
                                ? new Started.Written(existing)
                                : new Started.AlreadyExists(existing))
                .orElseGet(Started.FolderChanged::new);
    }

    @Override
    public Optional<VersionedPayment> apply(
            VersionedPayment read, Decision.Changed decision, Optional<LinkDecision.Changed> link) {
        VersionedPayment next = read.after(decision);
        WriteId write = WriteId.next();
        WriteResult result = PaymentUpdates.isSingleWrite(read, next, decision)
                ? table.write(PaymentUpdates.writeOpenState(next, decision.entry(), write))
                : table.write(transaction(read, next, decision, link, write));
        boolean isStaleLink = result instanceof WriteResult.OtherConditionFailed && link.isPresent();
        return isStaleLink ? Optional.empty() : written(result, next, write);
    }

    private static WriteTransaction transaction(
            VersionedPayment read,
            VersionedPayment next,
            Decision.Changed decision,
            Optional<LinkDecision.Changed> link,
            WriteId write) {
        PaymentRequest request = next.payment().request();
        var transaction = WriteTransaction.guardedBy(PaymentUpdates.writeState(next, write));
        HistoryItem.ofDecision(read, next, decision).forEach(transaction::and);
        if (!decision.sums().isNone()) {
            transaction.and(FolderUpdates.changeSums(request.folder(), decision.sums()));
        }
        link.ifPresent(change -> {
            transaction.and(PaymentLinkUpdates.changePaid(change));
            if (change.becomesPaid()) {
                decision.entry().ifPresent(entry -> transaction.and(PaymentEventItem.ofPaidLink(next, change, entry)));
            }
        });
        if (read.payment().transaction().isEmpty()) {
            next.payment()
                    .transaction()
                    .map(AuthorizationRequest::transaction)
                    .ifPresent(id -> transaction.and(TransactionPointerItem.pointer(id, request)));
        }
        return transaction;
    }

    @Override
    public Optional<VersionedPayment> reschedule(VersionedPayment read, NextCheck nextCheck) {
        VersionedPayment next = read.withNextCheck(nextCheck);
        WriteId write = WriteId.next();
        ItemUpdate update = PaymentUpdates.updateNextCheck(next, write);
        WriteResult result = PaymentEventItem.begins(read.nextCheck(), nextCheck)
                .map(attention -> table.write(WriteTransaction.guardedBy(update)
                        .and(ItemPut.ifNew(PaymentEventItem.ofAttention(next, attention, 0)))))
                .orElseGet(() -> table.write(update));
        return written(result, next, write);
    }

    private static Optional<VersionedPayment> written(WriteResult result, VersionedPayment next, WriteId write) {
        return switch (result) {
            case WriteResult.Applied _ -> Optional.of(next);
            case WriteResult.ConditionFailed(Optional<ItemReader> stored) ->
                write.isLastWriteOf(stored) ? Optional.of(next) : Optional.empty();
            case WriteResult.OtherConditionFailed _ ->
                throw new IllegalStateException(
                        "Payment " + next.payment().request().id()
                                + " has no folder, or its ANCV transaction belongs to another payment");
        };
    }
}
