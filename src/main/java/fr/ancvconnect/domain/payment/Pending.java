package fr.ancvconnect.domain.payment;

import java.time.Instant;
import java.util.Optional;

/** The customer has been asked and has until {@code asking.expiresAt()}. */
public record Pending(PaymentRequest request, Asking asking) implements Open {

    /** Whether the customer's time is over. */
    public boolean isOverdue(Instant now) {
        return now.isAfter(asking.expiresAt());
    }

    @Override
    public Optional<Asking> transaction() {
        return Optional.of(asking);
    }

    @Override
    public PaymentStatus status() {
        return PaymentStatus.PENDING;
    }
}
