package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.link.PaymentLinkStore;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.item.PaymentLinkItem;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.WriteId;
import fr.ancvconnect.dynamodb.table.WriteResult;
import fr.ancvconnect.dynamodb.table.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Stores payment links in the table. {@link PaymentLinkStore} documents the guarantees. */
@ApplicationScoped
public class DynamoDbPaymentLinkStore implements PaymentLinkStore {

    private static final Comparator<PaymentLink> NEWEST_FIRST = Comparator.comparing(PaymentLink::createdAt)
            .thenComparing(link -> link.id().value())
            .reversed();

    private final Table table;

    public DynamoDbPaymentLinkStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<FolderId> folderOf(PaymentLinkId link) {
        return table.get(PaymentLinkItem.pointerKey(link)).map(PaymentLinkItem::target);
    }

    @Override
    public Optional<FolderAndLink> find(FolderId folder, PaymentLinkId link) {
        List<ItemReader> found = table.getAll(List.of(FolderItem.key(folder), PaymentLinkItem.key(folder, link)));
        Optional<BookingFolder> read =
                found.stream().filter(FolderItem::matches).findFirst().map(FolderItem::fromItem);
        return read.flatMap(existing -> found.stream()
                .filter(PaymentLinkItem::matches)
                .findFirst()
                .map(item -> new FolderAndLink(existing, PaymentLinkItem.fromItem(item))));
    }

    @Override
    public LinksOfFolder all(FolderId folder) {
        List<ItemReader> items = table.all(PaymentLinkItem.query(folder));
        return new LinksOfFolder(
                items.stream()
                        .filter(PaymentLinkItem::matches)
                        .map(PaymentLinkItem::fromItem)
                        .sorted(NEWEST_FIRST)
                        .toList(),
                items.stream()
                        .filter(PaymentLinkItem::isCounter)
                        .findFirst()
                        .map(counter -> counter.number(PaymentLinkItem.CREATED))
                        .orElse(0L));
    }

    @Override
    public Created create(PaymentLink link, LinksOfFolder read) {
        WriteId write = WriteId.next();
        var transaction = WriteTransaction.guardedBy(ItemPut.ifNew(PaymentLinkItem.toItem(link, write)))
                .and(PaymentLinkItem.pointer(link))
                .and(PaymentLinkUpdates.count(link, read.total()));
        return switch (table.write(transaction)) {
            case WriteResult.Applied _ -> new Created.Written(link);
            case WriteResult.ConditionFailed(Optional<ItemReader> stored) -> existing(stored, link, write);
            case WriteResult.OtherConditionFailed _ ->
                existing(table.get(PaymentLinkItem.key(link.folder(), link.id())), link, write);
        };
    }

    private static Created existing(Optional<ItemReader> stored, PaymentLink link, WriteId write) {
        return write.isLastWriteOf(stored)
                ? new Created.Written(link)
                : stored.map(PaymentLinkItem::fromItem)
                        .<Created>map(Created.AlreadyExists::new)
                        .orElseGet(Created.LinksChanged::new);
    }

    @Override
    public boolean revoke(LinkDecision.Changed revocation) {
        WriteId write = WriteId.next();
        return table.write(PaymentLinkUpdates.revoke(revocation, write)).tookEffect(write);
    }
}
