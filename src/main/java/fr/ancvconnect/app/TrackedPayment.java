package fr.ancvconnect.app;

import fr.ancvconnect.domain.payment.Decision;
import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.Payment;

/**
 * A payment as it is stored.
 *
 * @param version grows with each write; a write is conditional on the one that was read
 */
public record TrackedPayment(Payment payment, FollowUp followUp, PaymentMarks marks, long version) {

    /** The payment once this decision is written. */
    public TrackedPayment after(Decision.Changed decision) {
        return new TrackedPayment(decision.next(), decision.followUp(), marks, version + 1);
    }

    /** The payment once its next look is written. */
    public TrackedPayment lookedAtNext(FollowUp next) {
        return new TrackedPayment(payment, next, marks, version + 1);
    }
}
