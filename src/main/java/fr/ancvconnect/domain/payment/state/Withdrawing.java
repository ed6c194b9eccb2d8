package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Optional;

/**
 * Nobody decided it in time, and ANCV is being asked to cancel it. Written before ANCV is asked: whoever sees a
 * confirmation or a cancellation from then on knows whose it is.
 *
 * @param asked whether the customer was asked, as far as ANCV told; to others it stays PENDING, or else REQUESTED
 */
public record Withdrawing(PaymentRequest request, AuthorizationRequest authorization, boolean asked) implements Open {

    @Override
    public Optional<AuthorizationRequest> transaction() {
        return Optional.of(authorization);
    }

    @Override
    public PaymentStatus status() {
        return asked ? PaymentStatus.PENDING : PaymentStatus.REQUESTED;
    }
}
