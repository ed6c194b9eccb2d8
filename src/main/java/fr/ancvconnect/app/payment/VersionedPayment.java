package fr.ancvconnect.app.payment;

import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.state.Payment;

/**
 * A payment as it is stored.
 *
 * @param version grows with each write; a write is conditional on the one that was read
 */
public record VersionedPayment(Payment payment, NextCheck nextCheck, PaymentMetadata metadata, long version) {

    /** The payment once this decision is written. */
    public VersionedPayment after(Decision.Changed decision) {
        return new VersionedPayment(decision.next(), decision.nextCheck(), metadata, version + 1);
    }

    /** The payment once its next look is written. */
    public VersionedPayment withNextCheck(NextCheck next) {
        return new VersionedPayment(payment, next, metadata, version + 1);
    }
}
