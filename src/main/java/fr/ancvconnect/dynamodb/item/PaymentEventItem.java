package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.app.payment.PaymentEvent;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A payment event in an attribute of an item. A pipe on the table's stream publishes the event. The attribute always has all
 * its fields, because a pipe cannot omit one. The event of a change is in the history item of the change. An event without a
 * history item (a new attention, or the second event of one change) has its own item, numbered by the payment's version.
 */
public final class PaymentEventItem {

    static final String EVENT = "event";

    private static final String NONE = "NONE";

    private PaymentEventItem() {}

    /** The attention that begins with this change; empty if there is none, or if there was one before. */
    public static Optional<Attention> begins(NextCheck before, NextCheck next) {
        return next.attention().filter(_ -> before.attention().isEmpty());
    }

    public static Map<String, AttributeValue> ofAttention(VersionedPayment next, Attention attention, int otherEvents) {
        return item(next, "ATTENTION", PaymentEvent.of(next, attention, otherEvents));
    }

    static Map<String, AttributeValue> ofChange(VersionedPayment next, PaymentEvent event) {
        return item(next, "EVENT", event);
    }

    static AttributeValue attribute(PaymentEvent event) {
        PaymentRequest request = event.request();
        return AttributeValue.builder()
                .m(fields(event.type().type(), event.id(), request, event.version())
                        .text("linkId", request.link().map(PaymentLinkId::value).orElse(NONE))
                        .text("status", event.status().name())
                        .number("requestedCents", request.amount().cents())
                        .number("paidCents", event.paid().cents())
                        .text(
                                "refund",
                                event.refund().map(RefundAttributes::outcome).orElse(NONE))
                        .instant("at", event.at())
                        .text("by", event.by().name())
                        .text("reason", event.reason().orElse(NONE))
                        .item())
                .build();
    }

    /**
     * The item of the event that a payment link becomes PAID with this change of a payment. It has the fields of the events of
     * payments, because one pipe publishes all of them. Written once, because a link becomes PAID once.
     */
    public static ItemPut ofPaidLink(VersionedPayment next, LinkDecision.Changed change, HistoryEntry entry) {
        PaymentLink link = change.next();
        AttributeValue event = AttributeValue.builder()
                .m(fields(
                                PaymentLinkItem.PAID_EVENT,
                                link.id().value() + "-PAID",
                                next.payment().request(),
                                next.version())
                        .text("linkId", link.id().value())
                        .text("status", PaymentLinkStatus.PAID.name())
                        .number(
                                "requestedCents",
                                link.terms().amount().orElseThrow().cents())
                        .number("paidCents", link.paid().cents())
                        .text("refund", NONE)
                        .instant("at", link.paidAt().orElseThrow())
                        .text("by", entry.by().name())
                        .text("reason", NONE)
                        .item())
                .build();
        return ItemPut.ifNew(new ItemWriter()
                .key(PaymentLinkItem.eventKey(link))
                .value(EVENT, event)
                .item());
    }

    /** What every event says of the payment that it is about. */
    private static ItemWriter fields(String type, String eventId, PaymentRequest request, long version) {
        return new ItemWriter()
                .text("type", type)
                .text("eventId", eventId)
                .text("paymentId", request.id().value())
                .text("folderId", request.folder().value())
                .text("establishmentId", request.establishment().value())
                .number("version", version);
    }

    private static Map<String, AttributeValue> item(VersionedPayment next, String kind, PaymentEvent event) {
        return new ItemWriter()
                .key(PaymentItem.part(next, kind))
                .text("paymentId", next.payment().request().id().value())
                .number(PaymentItem.VERSION, next.version())
                .value(EVENT, attribute(event))
                .item();
    }
}
