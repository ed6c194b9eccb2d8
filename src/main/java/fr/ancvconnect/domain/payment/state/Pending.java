package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Optional;

/** The customer has been asked and has until {@code asking.expiresAt()}. */
public record Pending(PaymentRequest request, AuthorizationRequest asking) implements Open {

    @Override
    public Optional<AuthorizationRequest> transaction() {
        return Optional.of(asking);
    }

    @Override
    public PaymentStatus status() {
        return PaymentStatus.PENDING;
    }
}
