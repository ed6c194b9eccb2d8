package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Optional;

/** The customer has been asked and has until {@code authorization.expiresAt()}. */
public record Pending(PaymentRequest request, AuthorizationRequest authorization) implements Open {

    @Override
    public Optional<AuthorizationRequest> transaction() {
        return Optional.of(authorization);
    }

    @Override
    public PaymentStatus status() {
        return PaymentStatus.PENDING;
    }
}
