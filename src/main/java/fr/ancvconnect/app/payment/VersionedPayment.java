package fr.ancvconnect.app.payment;

import fr.ancvconnect.app.payment.Fingerprints.Fingerprint;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.state.Payment;
import java.util.Optional;

/**
 * A payment as it is stored.
 *
 * @param version incremented by each write; each write has the condition that the version is the one that was read
 */
public record VersionedPayment(Payment payment, NextCheck nextCheck, PaymentMetadata metadata, long version) {

    /** The payment after this decision is written. */
    public VersionedPayment after(Decision.Changed decision) {
        return new VersionedPayment(decision.next(), decision.nextCheck(), metadata, version + 1);
    }

    /** The payment after this next check is written. */
    public VersionedPayment withNextCheck(NextCheck next) {
        return new VersionedPayment(payment, next, metadata, version + 1);
    }

    /**
     * Stored data that identifies the request and the notification URL of a payment.
     *
     * @param attempt     a random id of the request that wrote the payment; distinguishes a lost write of this request
     *                    from an earlier request
     * @param fingerprint the fingerprint of the beneficiary; empty after its erasure
     * @param addressHash SHA-256 (hexadecimal) of the secret part of the notification URL
     */
    public record PaymentMetadata(String attempt, Optional<Fingerprint> fingerprint, String addressHash) {}
}
