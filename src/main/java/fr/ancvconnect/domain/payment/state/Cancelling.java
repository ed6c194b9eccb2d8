package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import java.time.Instant;
import java.util.Optional;

/** Its folder was cancelled in time: being re-credited, or withdrawn. */
public record Cancelling(PaymentRequest request, AuthorizationRequest authorization, Optional<Confirmation> was, Actor by,
                       Optional<Reason> reason) implements Reversing {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.CANCELLING;
    }

    @Override
    public Ended ended(Instant at, Optional<Reversal> reversal) {
        return new Cancelled(request, transaction(), new Ending(at, reason, reversal));
    }
}
