package fr.ancvconnect.domain.payment;

import java.util.Optional;

/** Recorded; not known yet whether ANCV asked the customer. */
public record Requested(PaymentRequest request, Optional<Asking> transaction) implements Payment {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.REQUESTED;
    }

    @Override
    public Optional<Confirmation> confirmation() {
        return Optional.empty();
    }

    @Override
    public Optional<Refund> refund() {
        return Optional.empty();
    }
}
