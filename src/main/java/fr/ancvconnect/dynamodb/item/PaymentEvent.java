package fr.ancvconnect.dynamodb.item;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.decision.PaymentEventType;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.dynamodb.table.ItemWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the booking platform is told of a fact, in an attribute of the item that records it: a pipe from the table's
 * stream makes an event of it. It always has all of its parts, since a pipe cannot leave one out; nothing is personal.
 */
final class PaymentEvent {

    static final String NAME = "event";

    private static final String NONE = "NONE";

    private PaymentEvent() {
    }

    /** Of a line of history: the events of one change, at most two. */
    static List<AttributeValue> of(VersionedPayment next, HistoryEntry entry, List<PaymentEventType> types) {
        return IntStream.range(0, types.size()).mapToObj(number -> value(event(types.get(number), next, number)
                .instant("at", entry.at())
                .text("by", entry.by().name())
                .text("reason", entry.reason().filter(Predicate.not(Reason::personal)).map(Reason::text).orElse(NONE)))).toList();
    }

    /** Of an attention that begins; {@code number} is how many other events the same change has. */
    static AttributeValue of(VersionedPayment next, Attention attention, int number) {
        return value(event(PaymentEventType.NEEDS_ATTENTION, next, number)
                .instant("at", attention.since())
                .text("by", Actor.SYSTEM.name())
                .text("reason", attention.reason().name()));
    }

    /** The id is the payment's id and version; a further event of the same version has a third part. */
    private static ItemWriter event(PaymentEventType type, VersionedPayment next, int number) {
        Payment payment = next.payment();
        PaymentRequest request = payment.request();
        String id = request.id().value() + "-" + next.version();
        return new ItemWriter().text("type", type.type())
                .text("eventId", number == 0 ? id : id + "-" + number)
                .text("paymentId", request.id().value())
                .text("folderId", request.folder().value())
                .text("establishmentId", request.establishment().value())
                .number("version", next.version())
                .text("status", payment.status().name())
                .number("requestedCents", request.amount().cents())
                .number("paidCents", payment.confirmation().map(Confirmation::amount).orElse(Money.ZERO).cents())
                .text("refund", payment.refund().map(RefundAttributes::outcome).orElse(NONE));
    }

    private static AttributeValue value(ItemWriter event) {
        Map<String, AttributeValue> parts = event.item();
        return AttributeValue.builder().m(parts).build();
    }
}
