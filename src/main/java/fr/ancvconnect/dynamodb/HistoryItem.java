package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A line of a payment's history, in an item of its own, numbered by the version of the payment that it tells of. */
final class HistoryItem {

    /** The line of becoming PENDING stays in the payment's own item: one write instead of a transaction. */
    static final String ASKED_ENTRY = "askedEntry";

    private static final String HISTORY = "#HISTORY#";
    private static final int DIGITS = 6;

    private HistoryItem() {
    }

    /** A line with its place in the history. */
    record Line(long version, HistoryEntry entry) {
    }

    static Key key(TrackedPayment payment) {
        Key of = PaymentItem.key(payment);
        String version = Long.toString(payment.version());
        return new Key(of.pk(), of.sk() + HISTORY + "0".repeat(Math.max(0, DIGITS - version.length())) + version);
    }

    static boolean isOne(ItemReader item) {
        return item.sk().contains(HISTORY);
    }

    static Map<String, AttributeValue> toItem(TrackedPayment payment, HistoryEntry entry) {
        var to = new ItemWriter().key(key(payment)).text("paymentId", payment.payment().request().id().value());
        return write(payment.version(), entry, to).item();
    }

    static Line fromItem(ItemReader item) {
        var entry = new HistoryEntry(item.instant("at"), item.named("status", PaymentStatus::valueOf),
                item.named("by", By::valueOf), item.reason());
        return new Line(item.number("version"), entry);
    }

    static AttributeValue toAskedEntry(TrackedPayment payment, HistoryEntry entry) {
        return AttributeValue.builder().m(write(payment.version(), entry, new ItemWriter()).item()).build();
    }

    static Optional<Line> askedEntry(ItemReader payment) {
        return payment.find(ASKED_ENTRY).map(value -> fromItem(new ItemReader(value.m())));
    }

    private static ItemWriter write(long version, HistoryEntry entry, ItemWriter to) {
        return to.number("version", version)
                .instant("at", entry.at())
                .text("status", entry.status().name())
                .text("by", entry.by().name())
                .reason(entry.reason());
    }
}
