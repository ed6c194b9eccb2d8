package fr.ancvconnect.domain.link;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sample payment links. */
public final class LinkSamples {

    private LinkSamples() {}

    /** A new link that is valid for 14 days. */
    public static PaymentLink link(
            FolderId folder, EstablishmentId establishment, String key, Optional<Money> amount, Instant at) {
        return PaymentLink.created(
                PaymentLinkId.of(folder, new IdempotencyKey(key)),
                folder,
                establishment,
                new LinkTerms(amount, at.plus(Duration.ofDays(14)), Optional.empty(), Optional.empty()),
                Actor.ESTABLISHMENT,
                at,
                "ver001");
    }

    /** The link after this event, which must change it. */
    public static LinkDecision.Changed changed(PaymentLink link, LinkEvent event, Instant now) {
        return switch (LinkDecider.decide(link, event, now)) {
            case LinkDecision.Changed changed -> changed;
            case LinkDecision.Unchanged _, LinkDecision.Over _ ->
                throw new IllegalStateException("The event does not change the link");
        };
    }
}
