package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Optional;

/** Nobody confirmed in time. */
public record Expired(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.EXPIRED;
    }

    @Override
    public Expired with(Ending next) {
        return new Expired(request, transaction, next);
    }
}
