package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import java.time.Instant;
import java.util.Optional;

/** The establishment refused it: being re-credited, or withdrawn. */
public record Refusing(PaymentRequest request, Asking asking, Optional<Confirmation> was, By by,
                       Optional<Reason> reason) implements Leaving {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.REFUSING;
    }

    @Override
    public Ended ended(Instant at, Optional<Repayment> repayment) {
        return new Refused(request, transaction(), new Ending(at, reason, repayment));
    }
}
