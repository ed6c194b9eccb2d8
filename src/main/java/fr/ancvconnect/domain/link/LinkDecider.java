package fr.ancvconnect.domain.link;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides how an event changes a payment link. A payment that is already asked for goes on after the link is over, so
 * its confirmation counts in each status. PAID is final: a later refusal lowers the paid sum only.
 */
public final class LinkDecider {

    private LinkDecider() {}

    /** The decision for this event at {@code now}. */
    public static LinkDecision decide(PaymentLink link, LinkEvent event, Instant now) {
        return switch (event) {
            case LinkEvent.StartRequested(PaymentId payment) -> started(link, payment, now);
            case LinkEvent.PaidChanged(long cents) -> paidChanged(link, cents, now);
            case LinkEvent.RevocationRequested _ -> revoked(link, now);
        };
    }

    private static LinkDecision started(PaymentLink link, PaymentId payment, Instant now) {
        PaymentLinkStatus status = link.status(now);
        return switch (status) {
            case ACTIVE -> new LinkDecision.Changed(link, link.started(payment));
            case PAID, EXPIRED, REVOKED -> new LinkDecision.Over(status);
        };
    }

    private static LinkDecision paidChanged(PaymentLink link, long cents, Instant now) {
        if (cents == 0) {
            return new LinkDecision.Unchanged();
        }
        Money sum = Money.ofCents(link.paid().cents() + cents);
        boolean complete =
                link.terms().amount().filter(amount -> !amount.isMoreThan(sum)).isPresent();
        Optional<Instant> paidAt = link.paidAt().or(() -> complete ? Optional.of(now) : Optional.empty());
        return new LinkDecision.Changed(link, link.paid(sum, paidAt));
    }

    private static LinkDecision revoked(PaymentLink link, Instant now) {
        return switch (link.status(now)) {
            case ACTIVE -> new LinkDecision.Changed(link, link.revoked(now));
            case PAID, EXPIRED, REVOKED -> new LinkDecision.Unchanged();
        };
    }
}
