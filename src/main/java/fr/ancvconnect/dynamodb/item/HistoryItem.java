package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.app.payment.PaymentEvent;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An entry of a payment's history, in its own item. Its number is the version of the payment that it describes. */
public final class HistoryItem {

    /**
     * The entry of the change to PENDING is stored in the payment's own item. The change is then one write instead of a
     * transaction.
     */
    public static final String PENDING_ENTRY = "askedEntry";

    private static final String HISTORY = "HISTORY";

    private HistoryItem() {}

    /** An entry with its position in the history. */
    record VersionedEntry(long version, HistoryEntry entry) {}

    public static boolean matches(ItemReader item) {
        return item.sk().contains("#" + HISTORY + "#");
    }

    /** The item of a payment's first history entry. */
    public static Map<String, AttributeValue> toItem(VersionedPayment first, HistoryEntry entry) {
        return line(first, entry).item();
    }

    /**
     * The items that a decision adds besides the payment: the history entry with its event, and an item for each further event.
     */
    public static List<ItemPut> ofDecision(VersionedPayment read, VersionedPayment next, Decision.Changed decision) {
        List<ItemPut> puts = new ArrayList<>();
        decision.entry().ifPresent(entry -> {
            ItemWriter line = line(next, entry);
            List<PaymentEvent> events = PaymentEvent.of(next, entry, decision.events());
            events.stream()
                    .limit(1)
                    .forEach(event -> line.value(PaymentEventItem.EVENT, PaymentEventItem.attribute(event)));
            puts.add(ItemPut.ifNew(line.item()));
            events.stream().skip(1).forEach(event -> puts.add(ItemPut.ifNew(PaymentEventItem.ofChange(next, event))));
        });
        PaymentEventItem.begins(read.nextCheck(), decision.nextCheck())
                .ifPresent(attention -> puts.add(ItemPut.ifNew(PaymentEventItem.ofAttention(
                        next, attention, decision.events().size()))));
        return puts;
    }

    private static ItemWriter line(VersionedPayment payment, HistoryEntry entry) {
        var to = new ItemWriter()
                .key(PaymentItem.part(payment, HISTORY))
                .text("paymentId", payment.payment().request().id().value());
        return write(payment.version(), entry, to);
    }

    static VersionedEntry fromItem(ItemReader line) {
        return line.decoded(HistoryItem::decode);
    }

    private static VersionedEntry decode(ItemReader item) {
        var entry = new HistoryEntry(
                item.instant("at"),
                item.named("status", PaymentStatus::valueOf),
                item.named("by", Actor::valueOf),
                item.reason());
        return new VersionedEntry(item.number("version"), entry);
    }

    public static AttributeValue toPendingEntry(VersionedPayment payment, HistoryEntry entry) {
        return AttributeValue.builder()
                .m(write(payment.version(), entry, new ItemWriter()).item())
                .build();
    }

    static Optional<VersionedEntry> pendingEntry(ItemReader payment) {
        return payment.find(PENDING_ENTRY).map(value -> payment.decoded(_ -> decode(new ItemReader(value.m()))));
    }

    private static ItemWriter write(long version, HistoryEntry entry, ItemWriter to) {
        return to.number("version", version)
                .instant("at", entry.at())
                .text("status", entry.status().name())
                .text("by", entry.by().name())
                .reason(entry.reason());
    }
}
