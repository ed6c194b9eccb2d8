package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.PaymentStory;
import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.app.WholeFolder;
import fr.ancvconnect.domain.payment.HistoryEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies under a folder's key: the folder, its payments, their histories. */
record FolderPartition(List<ItemReader> items) {

    private static final Comparator<PaymentStory> NEWEST_FIRST =
            Comparator.comparing((PaymentStory story) -> story.payment().payment().request().requestedAt())
                    .thenComparing(story -> story.payment().payment().request().id().value())
                    .reversed();

    /** The folder whole; empty without the folder's own item. */
    Optional<WholeFolder> folder() {
        return items.stream().filter(FolderItem::isOne).findFirst()
                .map(item -> new WholeFolder(FolderItem.fromItem(item), stories()));
    }

    /** The payments with their histories, newest first. */
    List<PaymentStory> stories() {
        Map<String, List<HistoryItem.Line>> lines = items.stream().filter(HistoryItem::isOne)
                .collect(Collectors.groupingBy(item -> item.text("paymentId"),
                        Collectors.mapping(HistoryItem::fromItem, Collectors.toList())));
        return items.stream()
                .filter(PaymentItem::isOne)
                .map(item -> story(item, lines.getOrDefault(item.text("paymentId"), List.of())))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static PaymentStory story(ItemReader item, List<HistoryItem.Line> lines) {
        TrackedPayment payment = PaymentItem.fromItem(item);
        List<HistoryEntry> history = Stream.concat(lines.stream(), HistoryItem.askedEntry(item).stream())
                .sorted(Comparator.comparingLong(HistoryItem.Line::version))
                .map(HistoryItem.Line::entry)
                .toList();
        return new PaymentStory(payment, history);
    }
}
