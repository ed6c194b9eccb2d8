package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Optional;

/** The request never reached the customer; the reason is the problem code. */
public record Failed(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.FAILED;
    }

    @Override
    public Failed with(Ending next) {
        return new Failed(request, transaction, next);
    }
}
