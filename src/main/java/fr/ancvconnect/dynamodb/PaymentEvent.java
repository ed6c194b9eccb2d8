package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.Attention;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Payment;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** Of a line of history; a change of status to one of those that end an undecided state is a fact, no other line is. */
    static Optional<AttributeValue> of(TrackedPayment read, TrackedPayment next, HistoryEntry entry) {
        boolean changed = read.payment().status() != next.payment().status();
        return type(next.payment()).filter(_ -> changed).map(type -> value(event(type, next)
                .instant("at", entry.at())
                .text("by", entry.by().name())
                .text("reason", entry.reason().filter(Predicate.not(Reason::personal)).map(Reason::text).orElse(NONE))));
    }

    /** Of an attention that begins. */
    static AttributeValue of(TrackedPayment next, Attention attention) {
        return value(event("payment.needs-attention", next)
                .instant("at", attention.since())
                .text("by", By.SYSTEM.name())
                .text("reason", attention.reason().name()));
    }

    private static Optional<String> type(Payment payment) {
        return switch (payment.status()) {
            case PAID -> Optional.of("payment.paid");
            case DECLINED -> Optional.of("payment.declined");
            case EXPIRED -> Optional.of("payment.expired");
            case REFUSED -> Optional.of("payment.refused");
            case CANCELLED -> Optional.of("payment.cancelled");
            case REQUESTED, PENDING, FAILED, REFUSING, CANCELLING -> Optional.empty();
        };
    }

    private static ItemWriter event(String type, TrackedPayment next) {
        Payment payment = next.payment();
        PaymentRequest request = payment.request();
        return new ItemWriter().text("type", type)
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
