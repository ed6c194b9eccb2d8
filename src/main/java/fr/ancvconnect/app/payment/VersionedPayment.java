package fr.ancvconnect.app.payment;

import fr.ancvconnect.app.payment.Fingerprints.Fingerprint;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.state.Payment;
import java.util.Optional;

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

    /**
     * What tells requests and notifications of a payment apart.
     *
     * @param attempt     names the request that wrote the payment: tells our own lost write from an earlier request
     * @param fingerprint of the beneficiary; empty once it was erased
     * @param addressHash SHA-256 (hex) of the secret part of the notification address
     */
    public record PaymentMetadata(String attempt, Optional<Fingerprint> fingerprint, String addressHash) {
    }
}
