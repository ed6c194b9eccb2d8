package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.folder.FolderCancellation;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.item.FolderPartition;
import fr.ancvconnect.dynamodb.item.HistoryItem;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.WriteId;
import fr.ancvconnect.dynamodb.table.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Stores folders in the table. {@link FolderStore} documents the guarantees. */
@ApplicationScoped
public class DynamoDbFolderStore implements FolderStore {

    private final Table table;

    public DynamoDbFolderStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<BookingFolder> find(FolderId id) {
        return table.get(FolderItem.key(id)).map(FolderItem::fromItem);
    }

    @Override
    public Optional<FolderWithPayments> findWithPayments(FolderId id) {
        return new FolderPartition(table.all(FolderPartition.query(id))).folder();
    }

    @Override
    public Optional<PaymentWithHistory> findPayment(FolderId folder, PaymentId payment) {
        return new FolderPartition(table.all(FolderPartition.payment(folder, payment)))
                .payments().stream().findFirst();
    }

    @Override
    public boolean create(BookingFolder folder) {
        WriteId write = WriteId.next();
        return table.write(ItemPut.ifNew(FolderItem.toItem(folder, write))).tookEffect(write);
    }

    @Override
    public boolean redeclare(BookingFolder read, FolderDeclaration declaration, Instant at) {
        WriteId write = WriteId.next();
        return table.write(FolderUpdates.redeclare(read, declaration, at, write))
                .tookEffect(write);
    }

    @Override
    public boolean cancel(FolderCancellation cancellation) {
        WriteId write = WriteId.next();
        var transaction = WriteTransaction.guardedBy(FolderUpdates.cancel(cancellation, write));
        for (FolderCancellation.PaymentChange change : cancellation.changes()) {
            VersionedPayment next = change.next();
            transaction.and(PaymentUpdates.writeState(next, write));
            HistoryItem.ofDecision(change.payment().payment(), next, change.decision())
                    .forEach(transaction::and);
        }
        return table.write(transaction).tookEffect(write);
    }
}
