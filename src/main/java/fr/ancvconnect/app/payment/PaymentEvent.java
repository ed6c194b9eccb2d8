package fr.ancvconnect.app.payment;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.decision.PaymentEventType;
import fr.ancvconnect.domain.payment.state.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * An event that is published to the booking platform (docs/events.md). It contains no personal data.
 *
 * @param id      the payment's id and version; a further event of the same version has a third part
 * @param version the version of the payment
 * @param paid    the confirmed amount; zero if nothing is confirmed
 * @param reason  a code of the contract; empty if the reason is free text
 */
public record PaymentEvent(
        PaymentEventType type,
        String id,
        PaymentRequest request,
        long version,
        PaymentStatus status,
        Money paid,
        Optional<Refund> refund,
        Instant at,
        Actor by,
        Optional<String> reason) {

    /** The events of one change, at most two. */
    public static List<PaymentEvent> of(VersionedPayment next, HistoryEntry entry, List<PaymentEventType> types) {
        Optional<String> reason =
                entry.reason().filter(Predicate.not(Reason::personal)).map(Reason::text);
        return IntStream.range(0, types.size())
                .mapToObj(number -> event(types.get(number), next, number, entry.at(), entry.by(), reason))
                .toList();
    }

    /** The event of a new attention. {@code number} is the number of other events of the same change. */
    public static PaymentEvent of(VersionedPayment next, Attention attention, int number) {
        return event(
                PaymentEventType.NEEDS_ATTENTION,
                next,
                number,
                attention.since(),
                Actor.SYSTEM,
                Optional.of(attention.reason().name()));
    }

    private static PaymentEvent event(
            PaymentEventType type, VersionedPayment next, int number, Instant at, Actor by, Optional<String> reason) {
        Payment payment = next.payment();
        String id = payment.request().id().value() + "-" + next.version();
        return new PaymentEvent(
                type,
                number == 0 ? id : id + "-" + number,
                payment.request(),
                next.version(),
                payment.status(),
                payment.confirmation().map(Confirmation::amount).orElse(Money.ZERO),
                payment.refund(),
                at,
                by,
                reason);
    }
}
