package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.domain.payment.Attention;
import fr.ancvconnect.domain.payment.FollowUp;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An event that no line of the history carries, in an item of its own beside it: an attention that begins, or the second
 * event of one change. It is never read here; the table's stream publishes it. Numbered by the payment's version.
 */
final class EventItem {

    private EventItem() {
    }

    /** The attention that begins with this change; empty where there is none, or was one before. */
    static Optional<Attention> begins(FollowUp before, FollowUp next) {
        return next.attention().filter(_ -> before.attention().isEmpty());
    }

    static Map<String, AttributeValue> ofAttention(TrackedPayment next, Attention attention, int otherEvents) {
        return item(next, "ATTENTION", PaymentEvent.of(next, attention, otherEvents));
    }

    static Map<String, AttributeValue> ofChange(TrackedPayment next, AttributeValue event) {
        return item(next, "EVENT", event);
    }

    private static Map<String, AttributeValue> item(TrackedPayment next, String kind, AttributeValue event) {
        return new ItemWriter().key(PaymentItem.part(next, kind))
                .text("paymentId", next.payment().request().id().value())
                .number(PaymentItem.VERSION, next.version())
                .value(PaymentEvent.NAME, event)
                .item();
    }
}
