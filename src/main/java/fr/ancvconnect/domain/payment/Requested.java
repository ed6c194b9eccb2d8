package fr.ancvconnect.domain.payment;

import java.util.Optional;

/** Recorded; not known yet whether ANCV asked the customer. */
public record Requested(PaymentRequest request, Optional<Asking> transaction) implements Open {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.REQUESTED;
    }
}
