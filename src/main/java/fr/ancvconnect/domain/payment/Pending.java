package fr.ancvconnect.domain.payment;

import java.util.Optional;

/** The customer has been asked and has until {@code asking.expiresAt()}. */
public record Pending(PaymentRequest request, Asking asking) implements Open {

    @Override
    public Optional<Asking> transaction() {
        return Optional.of(asking);
    }

    @Override
    public PaymentStatus status() {
        return PaymentStatus.PENDING;
    }
}
