package fr.ancvconnect.app.payment;

import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.payment.PaymentId;
import java.util.Optional;

/** Makes and compares fingerprints with secret keys that rotate. Nothing here throws for keys that cannot be read. */
public interface Fingerprints {

    /** What a stored fingerprint is found to be. */
    enum Verdict {
        SAME, OTHER,
        /** Its key is no longer among those of the service: it tells nothing any more. */
        KEY_GONE,
        /** No keys can be read now: that says nothing about the fingerprint. */
        UNKNOWN
    }

    /** The fingerprint of this customer in this payment, with the current key; empty while no key can be read. */
    Optional<Fingerprint> of(PaymentId payment, Beneficiary beneficiary);

    /** Whether a fingerprint that is stored for this payment is this customer's; compared in constant time. */
    Verdict judge(Fingerprint stored, PaymentId payment, Beneficiary beneficiary);

    /**
     * What is stored in place of a beneficiary, to tell whether a repeated key asks the same customer. Personal.
     *
     * @param keyVersion of the secret key that it was made with
     * @param mac        in hex
     */
    record Fingerprint(String keyVersion, String mac) {

        @Override
        public String toString() {
            return "Fingerprint[" + keyVersion + "]";
        }
    }
}
