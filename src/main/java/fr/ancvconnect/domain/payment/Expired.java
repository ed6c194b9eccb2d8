package fr.ancvconnect.domain.payment;

import java.util.Optional;

/** Nobody confirmed in time. */
public record Expired(PaymentRequest request, Optional<Asking> transaction, Ending ending) implements Ended {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.EXPIRED;
    }

    @Override
    public Expired with(Ending next) {
        return new Expired(request, transaction, next);
    }
}
