package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import java.util.Optional;

/**
 * The customer confirmed.
 *
 * @param notRefunded why a requested re-credit did not happen; empty when none was requested
 * @param reason      that somebody settled it by hand; empty otherwise
 */
public record Paid(PaymentRequest request, AuthorizationRequest authorization, Confirmation confirmed,
                   Optional<Refund.NotRefunded> notRefunded, Optional<Reason> reason) implements Payment {

    /** A payment that nobody settled by hand. */
    public Paid(PaymentRequest request, AuthorizationRequest authorization, Confirmation confirmed, Optional<Refund.NotRefunded> notRefunded) {
        this(request, authorization, confirmed, notRefunded, Optional.empty());
    }

    /** Whether ANCV forbade to re-credit it. */
    public boolean isReCreditForbidden() {
        return notRefunded.filter(refund -> refund.reason().equals(Reason.ANCV_FORBIDS)).isPresent();
    }

    @Override
    public Optional<AuthorizationRequest> transaction() {
        return Optional.of(authorization);
    }

    @Override
    public PaymentStatus status() {
        return PaymentStatus.PAID;
    }

    @Override
    public Optional<Confirmation> confirmation() {
        return Optional.of(confirmed);
    }

    @Override
    public Optional<Refund> refund() {
        return notRefunded.map(Refund.class::cast);
    }
}
