package fr.ancvconnect.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-256 over the UTF-8 bytes of a text. */
public final class Sha256 {

    private Sha256() {}

    /** The digest, 32 bytes. */
    public static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The digest as 64 lowercase hexadecimal digits. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    /** Whether {@code hex} is the digest of {@code text}. Compares in constant time. */
    public static boolean isHexOf(String hex, String text) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), hex(text).getBytes(StandardCharsets.US_ASCII));
    }
}
