package fr.ancvconnect.app.payment;

import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.payment.PaymentId;
import java.util.Optional;

/** Creates and compares fingerprints with rotating secret keys. No method throws if the keys cannot be read. */
public interface Fingerprints {

    /** The result of a comparison. */
    enum Verdict {
        SAME,
        OTHER,
        /** The key of the fingerprint no longer exists, so the fingerprint cannot be compared. */
        KEY_REMOVED,
        /** No keys can be read now, so the fingerprint cannot be compared yet. */
        UNKNOWN
    }

    /** The fingerprint of this beneficiary for this payment, with the current key. Empty while no key can be read. */
    Optional<Fingerprint> of(PaymentId payment, Beneficiary beneficiary);

    /** Whether the fingerprint stored for this payment matches this beneficiary. Compares in constant time. */
    Verdict compare(Fingerprint stored, PaymentId payment, Beneficiary beneficiary);

    /**
     * The value that is stored instead of the beneficiary. It shows whether a repeated idempotency key names the same
     * customer. This is personal data.
     *
     * @param keyVersion the version of the secret key
     * @param mac        the MAC in hexadecimal
     */
    record Fingerprint(String keyVersion, String mac) {

        @Override
        public String toString() {
            return "Fingerprint[" + keyVersion + "]";
        }
    }
}
