package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.domain.payment.Attention;
import fr.ancvconnect.domain.payment.FollowUp;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * That a payment began to need attention, in an item of its own beside its history: nobody reads it here, and what the
 * stream tells of it is an event. Numbered as the history is, by the payment's version.
 */
final class AttentionItem {

    private AttentionItem() {
    }

    /** The attention that begins with this change; empty where there is none, or was one before. */
    static Optional<Attention> begins(FollowUp before, FollowUp next) {
        return next.attention().filter(_ -> before.attention().isEmpty());
    }

    static Map<String, AttributeValue> toItem(TrackedPayment next, Attention attention) {
        return new ItemWriter().key(PaymentItem.part(next, "ATTENTION"))
                .text("paymentId", next.payment().request().id().value())
                .number(PaymentItem.VERSION, next.version())
                .value(PaymentEvent.NAME, PaymentEvent.of(next, attention))
                .item();
    }
}
