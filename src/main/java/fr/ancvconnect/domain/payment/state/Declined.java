package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Optional;

/** The customer said no, or ANCV did. */
public record Declined(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.DECLINED;
    }

    @Override
    public Declined with(Ending next) {
        return new Declined(request, transaction, next);
    }
}
