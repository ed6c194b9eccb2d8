package fr.ancvconnect.app.link;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.RetryOnConflict;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.link.LinkDecider;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.LinkEvent;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Revokes a payment link. A payment that was already asked for goes on. */
@ApplicationScoped
public class RevokePaymentLink {

    private final ReadPaymentLinks read;
    private final PaymentLinkStore links;
    private final InstantSource clock;

    public RevokePaymentLink(ReadPaymentLinks read, PaymentLinkStore links, InstantSource clock) {
        this.read = read;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Returns the link, which is over, or {@code FOLDER_NOT_FOUND}, {@code PAYMENT_LINK_NOT_FOUND}. A link that is over
     * already is not changed.
     */
    public Result<PaymentLink> revoke(Caller caller, FolderId folder, PaymentLinkId id) {
        return RetryOnConflict.untilWritten(() -> switch (read.find(caller, folder, id)) {
            case Result.Success<PaymentLink>(PaymentLink link) -> revoke(link);
            case Result.Failure<PaymentLink> failure -> Optional.of(failure);
        });
    }

    /** Returns empty if the link was paid or revoked in the meantime. */
    private Optional<Result<PaymentLink>> revoke(PaymentLink link) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (LinkDecider.decide(link, new LinkEvent.RevocationRequested(), now)) {
            case LinkDecision.Changed changed ->
                links.revoke(changed) ? Optional.of(Result.success(changed.next())) : Optional.empty();
            case LinkDecision.Unchanged _, LinkDecision.Over _ -> Optional.of(Result.success(link));
        };
    }
}
