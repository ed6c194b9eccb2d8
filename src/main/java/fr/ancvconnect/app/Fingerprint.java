package fr.ancvconnect.app;

import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Sha256;

/**
 * A salted hash of a beneficiary, to tell whether a repeated key asks the same customer. Personal.
 *
 * @param salt random, for each payment
 * @param hash SHA-256 (hex) over salt, a line feed and the beneficiary
 */
public record Fingerprint(String salt, String hash) {

    /** The fingerprint of this customer with this salt. */
    public static Fingerprint of(Beneficiary beneficiary, String salt) {
        return new Fingerprint(salt, Sha256.hex(salted(beneficiary, salt)));
    }

    /** Whether it is this customer's. */
    public boolean isOf(Beneficiary beneficiary) {
        return Sha256.isHexOf(hash, salted(beneficiary, salt));
    }

    private static String salted(Beneficiary beneficiary, String salt) {
        return salt + "\n" + beneficiary.canonical();
    }

    @Override
    public String toString() {
        return "Fingerprint[…]";
    }
}
