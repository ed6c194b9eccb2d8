package fr.ancvconnect.dynamodb;

import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.dynamodb.item.PaymentLinkItem;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemUpdate;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Updates of a payment link's item. A link has no version: each update has the condition on what its decision depends on. */
final class PaymentLinkUpdates {

    private static final String NOT_OVER = "attribute_not_exists(#paidAt) AND attribute_not_exists(#revokedAt)";

    private PaymentLinkUpdates() {}

    /** Stores the payment that starts, on the condition that the link is active and its paid sum is the one that was read. */
    static ItemUpdate start(LinkDecision.Changed start, Payment payment) {
        return new ItemUpdate(
                PaymentLinkItem.key(start.read().folder(), start.read().id()),
                "SET #lastPaymentId = :payment",
                NOT_OVER + " AND #validUntil > :at AND #paid = :read",
                Map.of(
                        ":payment",
                        Attributes.text(payment.request().id().value()),
                        ":at",
                        Attributes.instant(payment.request().requestedAt()),
                        ":read",
                        Attributes.number(start.read().paid().cents())));
    }

    /** Stores the paid sum, on the condition that it is the one that was read. */
    static ItemUpdate changePaid(LinkDecision.Changed change) {
        PaymentLink next = change.next();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":read", Attributes.number(change.read().paid().cents()),
                ":next", Attributes.number(next.paid().cents())));
        String set = "SET #paid = :next";
        String condition = "#paid = :read";
        if (change.becomesPaid()) {
            next.paidAt().ifPresent(at -> values.put(":at", Attributes.instant(at)));
            set += ", #paidAt = :at";
            condition += " AND attribute_not_exists(#paidAt)";
        }
        return new ItemUpdate(PaymentLinkItem.key(next.folder(), next.id()), set, condition, values);
    }

    /** Revokes a link that is neither paid nor revoked. */
    static ItemUpdate revoke(LinkDecision.Changed revocation, WriteId write) {
        PaymentLink next = revocation.next();
        return new ItemUpdate(
                PaymentLinkItem.key(next.folder(), next.id()),
                "SET #revokedAt = :at, #writeId = :write",
                "attribute_exists(#pk) AND " + NOT_OVER,
                Map.of(
                        ":at",
                        Attributes.instant(next.revokedAt().orElseThrow()),
                        ":write",
                        Attributes.text(write.value())));
    }

    /** Counts a new link, on the condition that no other was created since the count was read. */
    static ItemUpdate count(PaymentLink link, long read) {
        return new ItemUpdate(
                PaymentLinkItem.counterKey(link.folder()),
                "SET #created = :next",
                read == 0 ? "attribute_not_exists(#created) OR #created = :read" : "#created = :read",
                Map.of(":read", Attributes.number(read), ":next", Attributes.number(read + 1)));
    }
}
