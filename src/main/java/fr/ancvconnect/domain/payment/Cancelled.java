package fr.ancvconnect.domain.payment;

import java.util.Optional;

/** Its folder was cancelled in time, or ANCV reversed it: re-credited, or withdrawn while pending. */
public record Cancelled(PaymentRequest request, Optional<Asking> transaction, Ending ending) implements Ended {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.CANCELLED;
    }

    @Override
    public Cancelled with(Ending next) {
        return new Cancelled(request, transaction, next);
    }
}
