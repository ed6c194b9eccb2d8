package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.erasure.PersonalDataStore;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidate;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidatePage;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.dynamodb.item.CheckAttributes;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.item.FolderPartition;
import fr.ancvconnect.dynamodb.item.HistoryItem;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.ItemPage;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import fr.ancvconnect.dynamodb.table.WriteId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Payments and folders that wait for the erasure of their personal data are in the index {@code due}, under hash keys that the
 * sweep does not query.
 */
@ApplicationScoped
public class DynamoDbPersonalDataStore implements PersonalDataStore {

    private static final Logger LOG = Logger.getLogger(DynamoDbPersonalDataStore.class);

    private final Table table;

    public DynamoDbPersonalDataStore(Table table) {
        this.table = table;
    }

    @Override
    public ErasureCandidatePage closedBy(
            int shard, Instant instant, int limit, Optional<CheckPage.IndexPosition> after) {
        ItemPage page = CheckIndexQuery.page(table, CheckAttributes.settledShard(shard), instant, limit, after);
        List<ErasureCandidate> readable = CheckIndexQuery.readable(
                page, item -> item.decoded(DynamoDbPersonalDataStore::decode), LOG, "to be erased");
        return new ErasureCandidatePage(
                readable, page.items().size() - readable.size(), oldest(page), CheckIndexQuery.next(page));
    }

    /** The index is sorted by instant, so the first instant is the oldest. A sort key that is not an instant is skipped. */
    private static Optional<Instant> oldest(ItemPage page) {
        return page.items().stream().flatMap(item -> closedAt(item).stream()).findFirst();
    }

    private static Optional<Instant> closedAt(ItemReader item) {
        try {
            return item.findInstant(TableDefinition.DUE_AT);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Reads only the attributes that the erasure needs. An item whose other attributes cannot be read is still erased. */
    private static ErasureCandidate decode(ItemReader item) {
        FolderId folder = item.named("folderId", FolderId::new);
        return FolderItem.matches(item)
                ? new ErasureCandidate.OfFolder(folder, item.instant(TableDefinition.DUE_AT))
                : new ErasureCandidate.OfPayment(
                        folder, item.named("paymentId", PaymentId::new), item.number(PaymentItem.VERSION));
    }

    @Override
    public boolean erase(ErasureCandidate closed) {
        return switch (closed) {
            case ErasureCandidate.OfPayment payment -> erase(payment);
            case ErasureCandidate.OfFolder folder ->
                table.get(FolderItem.key(folder.folder()))
                        .filter(item -> eraseFolder(item, folder))
                        .isPresent();
        };
    }

    @Override
    public boolean postpone(ErasureCandidate.OfFolder folder, Instant expectedAt) {
        WriteId write = WriteId.next();
        return table.write(ErasureUpdates.postpone(folder, expectedAt, write)).tookEffect(write);
    }

    /** A refusal that is written at the same time has a later version. Its items are left unchanged, with their reason. */
    private boolean erase(ErasureCandidate.OfPayment closed) {
        List<ItemReader> items = table.all(FolderPartition.payment(closed.folder(), closed.payment())).stream()
                .filter(item -> item.number(PaymentItem.VERSION) <= closed.version())
                .toList();
        Optional<ItemReader> payment = items.stream()
                .filter(item -> PaymentItem.matches(item) && item.number(PaymentItem.VERSION) == closed.version())
                .findFirst();
        if (payment.isEmpty()) {
            return false;
        }
        items.stream()
                .filter(HistoryItem::matches)
                .filter(ErasureUpdates::isNeeded)
                .forEach(entry -> table.write(ErasureUpdates.ofHistoryEntry(entry)));
        WriteId write = WriteId.next();
        return table.write(ErasureUpdates.ofPayment(payment.get(), write)).tookEffect(write);
    }

    private boolean eraseFolder(ItemReader item, ErasureCandidate.OfFolder closed) {
        WriteId write = WriteId.next();
        return table.write(ErasureUpdates.ofFolder(item, closed, write)).tookEffect(write);
    }
}
