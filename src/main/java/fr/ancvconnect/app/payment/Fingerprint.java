package fr.ancvconnect.app.payment;

/**
 * What is stored in place of a beneficiary, to tell whether a repeated key asks the same customer. Personal.
 *
 * @param keyVersion of the secret key that it was made with
 * @param mac        in hex
 */
public record Fingerprint(String keyVersion, String mac) {

    @Override
    public String toString() {
        return "Fingerprint[" + keyVersion + "]";
    }
}
