package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.ports.Closed;
import fr.ancvconnect.app.ports.ClosedPage;
import fr.ancvconnect.app.ports.DuePage;
import fr.ancvconnect.app.ports.PersonalData;
import fr.ancvconnect.app.ports.UnreadableItem;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What waits for its erasure stands in the index {@code due} beside what is due, under hash keys that no sweep asks. */
@ApplicationScoped
public class DynamoDbPersonalData implements PersonalData {

    private static final Logger LOG = Logger.getLogger(DynamoDbPersonalData.class);

    private final Table table;

    public DynamoDbPersonalData(Table table) {
        this.table = table;
    }

    @Override
    public ClosedPage closedBy(int shard, Instant instant, int limit, Optional<DuePage.Place> after) {
        ItemPage page = DueIndex.page(table, NextLook.settledShard(shard), instant, limit, after);
        List<Closed> readable = page.items().stream().flatMap(item -> read(item).stream()).toList();
        return new ClosedPage(readable, page.items().size() - readable.size(), oldest(page), DueIndex.next(page));
    }

    /** The index is in the order of the instants; a place in it that is no instant tells nothing. */
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

    /** No more than what erasing needs is read: an item that is spoiled elsewhere is erased all the same. */
    private static Optional<Closed> read(ItemReader item) {
        try {
            return Optional.of(item.decoded(DynamoDbPersonalData::decode));
        } catch (UnreadableItem e) {
            LOG.errorf("The item %s is to be erased and cannot be read: %s", e.item(), e.kind());
            return Optional.empty();
        }
    }

    private static Closed decode(ItemReader item) {
        FolderId folder = item.named("folderId", FolderId::new);
        return FolderItem.isOne(item) ? new Closed.OfFolder(folder, item.instant(TableDefinition.DUE_AT))
                : new Closed.OfPayment(folder, item.named("paymentId", PaymentId::new), item.number(PaymentItem.VERSION));
    }

    @Override
    public boolean erase(Closed closed) {
        return switch (closed) {
            case Closed.OfPayment payment -> erase(payment);
            case Closed.OfFolder folder -> table.get(FolderItem.key(folder.folder()))
                    .filter(item -> eraseFolder(item, folder)).isPresent();
        };
    }

    @Override
    public boolean postpone(Closed.OfFolder folder, Instant expectedAt) {
        WriteId write = WriteId.next();
        return table.write(Erasure.postponed(folder, expectedAt, write)).tookEffect(write);
    }

    /** What a refusal writes meanwhile has a later version: it is left alone, words and all. */
    private boolean erase(Closed.OfPayment closed) {
        List<ItemReader> known = table.all(FolderPartition.payment(closed.folder(), closed.payment())).stream()
                .filter(item -> item.number(PaymentItem.VERSION) <= closed.version()).toList();
        Optional<ItemReader> payment = known.stream().filter(item -> PaymentItem.isOne(item)
                && item.number(PaymentItem.VERSION) == closed.version()).findFirst();
        if (payment.isEmpty()) {
            return false;
        }
        known.stream().filter(HistoryItem::isOne).filter(Erasure::isNeeded)
                .forEach(line -> table.write(Erasure.ofLine(line)));
        WriteId write = WriteId.next();
        return table.write(Erasure.ofPayment(payment.get(), write)).tookEffect(write);
    }

    private boolean eraseFolder(ItemReader item, Closed.OfFolder closed) {
        WriteId write = WriteId.next();
        return table.write(Erasure.ofFolder(item, closed, write)).tookEffect(write);
    }
}
