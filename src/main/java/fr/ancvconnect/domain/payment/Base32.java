package fr.ancvconnect.domain.payment;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Base32 (RFC 4648) of SHA-256: short names that survive paths, phones and people. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_CHARACTER = 5;
    private static final int DIGEST_BITS = 256;

    private Base32() {
    }

    /** The first {@code length} characters, at most 51. */
    static String ofSha256(byte[] input, int length) {
        BigInteger digest = new BigInteger(1, sha256(input));
        var text = new StringBuilder(length);
        for (int index = 1; index <= length; index++) {
            int character = digest.shiftRight(DIGEST_BITS - index * BITS_PER_CHARACTER).intValue() & (ALPHABET.length() - 1);
            text.append(ALPHABET.charAt(character));
        }
        return text.toString();
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
