package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.Sha256;
import java.math.BigInteger;

/** Base32 (RFC 4648) of SHA-256. Creates short ids that are safe in URL paths and easy to read aloud. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_CHARACTER = 5;
    private static final int DIGEST_BITS = 256;

    private Base32() {}

    /** The first {@code length} characters, at most 51. */
    static String ofSha256(String input, int length) {
        BigInteger digest = new BigInteger(1, Sha256.digest(input));
        var text = new StringBuilder(length);
        for (int index = 1; index <= length; index++) {
            int character =
                    digest.shiftRight(DIGEST_BITS - index * BITS_PER_CHARACTER).intValue() & (ALPHABET.length() - 1);
            text.append(ALPHABET.charAt(character));
        }
        return text.toString();
    }
}
