package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.dynamodb.table.AttributeNames;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemKey;
import fr.ancvconnect.dynamodb.table.ItemReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The items of a folder's partition: the folder, its payments and their histories. */
public record FolderPartition(List<ItemReader> items) {

    private static final Comparator<PaymentWithHistory> NEWEST_FIRST = Comparator.comparing(
                    (PaymentWithHistory payment) ->
                            payment.payment().payment().request().requestedAt())
            .thenComparing(payment -> payment.payment().payment().request().id().value())
            .reversed();

    /** A query for the whole partition. */
    public static QueryRequest.Builder query(FolderId folder) {
        return query(
                "#pk = :pk",
                Map.of(":pk", Attributes.text(FolderItem.key(folder).pk())));
    }

    /** A query for one payment with its history. */
    public static QueryRequest.Builder payment(FolderId folder, PaymentId payment) {
        ItemKey key = PaymentItem.key(folder, payment);
        return query(
                "#pk = :pk AND begins_with(#sk, :sk)",
                Map.of(":pk", Attributes.text(key.pk()), ":sk", Attributes.text(key.sk())));
    }

    private static QueryRequest.Builder query(String condition, Map<String, AttributeValue> values) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression(condition)
                .expressionAttributeNames(AttributeNames.of(condition))
                .expressionAttributeValues(values);
    }

    /** The folder with its payments; empty if the folder's own item is missing. */
    public Optional<FolderWithPayments> folder() {
        return items.stream()
                .filter(FolderItem::matches)
                .findFirst()
                .map(item -> new FolderWithPayments(FolderItem.fromItem(item), payments()));
    }

    /** The payments with their histories, newest first. */
    public List<PaymentWithHistory> payments() {
        Map<String, List<HistoryItem.VersionedEntry>> entries = items.stream()
                .filter(HistoryItem::matches)
                .collect(Collectors.groupingBy(
                        FolderPartition::paymentId, Collectors.mapping(HistoryItem::fromItem, Collectors.toList())));
        return items.stream()
                .filter(PaymentItem::matches)
                .map(item -> paymentWithHistory(item, entries.getOrDefault(paymentId(item), List.of())))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static String paymentId(ItemReader item) {
        return item.decoded(part -> part.text("paymentId"));
    }

    private static PaymentWithHistory paymentWithHistory(ItemReader item, List<HistoryItem.VersionedEntry> entries) {
        VersionedPayment payment = PaymentItem.fromItem(item);
        List<HistoryEntry> history = Stream.concat(entries.stream(), HistoryItem.pendingEntry(item).stream())
                .sorted(Comparator.comparingLong(HistoryItem.VersionedEntry::version))
                .map(HistoryItem.VersionedEntry::entry)
                .toList();
        return new PaymentWithHistory(payment, history);
    }
}
