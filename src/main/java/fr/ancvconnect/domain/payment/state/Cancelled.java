package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Optional;

/** Its folder was cancelled in time, or ANCV reversed it: re-credited, or withdrawn while pending. */
public record Cancelled(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.CANCELLED;
    }

    @Override
    public Cancelled with(Ending next) {
        return new Cancelled(request, transaction, next);
    }
}
