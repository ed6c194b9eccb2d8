package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An event that no line of the history carries, in an item of its own beside it: an attention that begins, or the second
 * event of one change. It is never read here; the table's stream publishes it. Numbered by the payment's version.
 */
public final class PaymentEventItem {

    private PaymentEventItem() {
    }

    /** The attention that begins with this change; empty where there is none, or was one before. */
    public static Optional<Attention> begins(NextCheck before, NextCheck next) {
        return next.attention().filter(_ -> before.attention().isEmpty());
    }

    public static Map<String, AttributeValue> ofAttention(VersionedPayment next, Attention attention, int otherEvents) {
        return item(next, "ATTENTION", PaymentEvent.of(next, attention, otherEvents));
    }

    static Map<String, AttributeValue> ofChange(VersionedPayment next, AttributeValue event) {
        return item(next, "EVENT", event);
    }

    private static Map<String, AttributeValue> item(VersionedPayment next, String kind, AttributeValue event) {
        return new ItemWriter().key(PaymentItem.part(next, kind))
                .text("paymentId", next.payment().request().id().value())
                .number(PaymentItem.VERSION, next.version())
                .value(PaymentEvent.NAME, event)
                .item();
    }
}
