package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelling;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import java.time.Duration;
import java.time.Instant;

/** A folder's cancellation re-credits exactly the payments that were paid at most 4 hours before it arrived. */
final class CancellationWindowRule {

    private static final Duration WINDOW = Duration.ofHours(4);

    private CancellationWindowRule() {}

    static void check(Payment payment, Instant cancelledAt) {
        if (payment instanceof Cancelling cancelling) {
            cancelling
                    .earlierConfirmation()
                    .ifPresent(confirmation -> RuleViolation.unless(
                            isInTime(confirmation, cancelledAt),
                            "no payment is re-credited after the 4 hours",
                            TraceFormat.of(payment)));
        }
        if (payment instanceof Paid paid) {
            boolean tooLate = paid.notRefunded()
                    .filter(refund -> refund.reason().equals(Reason.CANCELLATION_WINDOW_PASSED))
                    .isPresent();
            RuleViolation.unless(
                    !tooLate || !isInTime(paid.confirmed(), cancelledAt),
                    "a payment cancelled within the 4 hours is re-credited",
                    TraceFormat.of(payment));
        }
    }

    private static boolean isInTime(Confirmation confirmed, Instant cancelledAt) {
        return !cancelledAt.isAfter(confirmed.paidAt().plus(WINDOW));
    }
}
