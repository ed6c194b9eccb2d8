package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import java.time.Instant;
import java.util.Optional;

/** The establishment refused it: being re-credited, or withdrawn. */
public record Refusing(PaymentRequest request, AuthorizationRequest authorization, Optional<Confirmation> was, Actor by,
                       Optional<Reason> reason) implements Reversing {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.REFUSING;
    }

    @Override
    public Ended ended(Instant at, Optional<Reversal> reversal) {
        return new Refused(request, transaction(), new Ending(at, reason, reversal));
    }
}
