package fr.ancvconnect.domain.payment;

import java.util.Optional;

/** The customer said no, or ANCV did. */
public record Declined(PaymentRequest request, Optional<Asking> transaction, Ending ending) implements Ended {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.DECLINED;
    }

    @Override
    public Declined with(Ending next) {
        return new Declined(request, transaction, next);
    }
}
