package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import java.time.Instant;
import java.util.Optional;

/** Its folder was cancelled in time: being re-credited, or withdrawn. */
public record Cancelling(PaymentRequest request, Asking asking, Optional<Confirmation> was, By by,
                       Optional<Reason> reason) implements Leaving {

    @Override
    public PaymentStatus status() {
        return PaymentStatus.CANCELLING;
    }

    @Override
    public Ended ended(Instant at, Optional<Repayment> repayment) {
        return new Cancelled(request, transaction(), new Ending(at, reason, repayment));
    }
}
