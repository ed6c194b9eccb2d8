package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.Optional;

/** Recorded; not known yet whether ANCV asked the customer. */
public record Requested(PaymentRequest request, Optional<AuthorizationRequest> transaction) implements Open {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.REQUESTED;
    }
}
