package fr.ancvconnect.app;

import fr.ancvconnect.domain.Beneficiary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A salted hash of a beneficiary, to tell whether a repeated key asks the same customer. Personal.
 *
 * @param salt random, for each payment
 * @param hash SHA-256 (hex) over salt, a line feed and the beneficiary
 */
public record Fingerprint(String salt, String hash) {

    /** The fingerprint of this customer with this salt. */
    public static Fingerprint of(Beneficiary beneficiary, String salt) {
        return new Fingerprint(salt, Sha256.hex(salt + "\n" + beneficiary.canonical()));
    }

    /** Whether it is this customer's. */
    public boolean isOf(Beneficiary beneficiary) {
        byte[] other = of(beneficiary, salt).hash().getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), other);
    }

    @Override
    public String toString() {
        return "Fingerprint[…]";
    }
}
