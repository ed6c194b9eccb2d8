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
                    (PaymentWithHistory story) ->
                            story.payment().payment().request().requestedAt())
            .thenComparing(story -> story.payment().payment().request().id().value())
            .reversed();

    /** A query for the whole partition. */
    public static QueryRequest.Builder whole(FolderId folder) {
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
                .filter(FolderItem::isOne)
                .findFirst()
                .map(item -> new FolderWithPayments(FolderItem.fromItem(item), stories()));
    }

    /** The payments with their histories, newest first. */
    public List<PaymentWithHistory> stories() {
        Map<String, List<HistoryItem.Entry>> lines = items.stream()
                .filter(HistoryItem::isOne)
                .collect(Collectors.groupingBy(
                        FolderPartition::paymentId, Collectors.mapping(HistoryItem::fromItem, Collectors.toList())));
        return items.stream()
                .filter(PaymentItem::isOne)
                .map(item -> story(item, lines.getOrDefault(paymentId(item), List.of())))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static String paymentId(ItemReader item) {
        return item.decoded(part -> part.text("paymentId"));
    }

    private static PaymentWithHistory story(ItemReader item, List<HistoryItem.Entry> lines) {
        VersionedPayment payment = PaymentItem.fromItem(item);
        List<HistoryEntry> history = Stream.concat(lines.stream(), HistoryItem.askedEntry(item).stream())
                .sorted(Comparator.comparingLong(HistoryItem.Entry::version))
                .map(HistoryItem.Entry::entry)
                .toList();
        return new PaymentWithHistory(payment, history);
    }
}
