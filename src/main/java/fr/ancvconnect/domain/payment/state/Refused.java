package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Optional;

/** The establishment refused it: re-credited, or withdrawn while pending. */
public record Refused(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.REFUSED;
    }

    @Override
    public Refused with(Ending next) {
        return new Refused(request, transaction, next);
    }
}
