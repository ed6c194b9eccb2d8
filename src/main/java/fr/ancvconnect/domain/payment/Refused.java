package fr.ancvconnect.domain.payment;

import java.util.Optional;

/** The establishment refused it: re-credited, or withdrawn while pending. */
public record Refused(PaymentRequest request, Optional<Asking> transaction, Ending ending) implements Ended {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.REFUSED;
    }

    @Override
    public Refused with(Ending next) {
        return new Refused(request, transaction, next);
    }
}
