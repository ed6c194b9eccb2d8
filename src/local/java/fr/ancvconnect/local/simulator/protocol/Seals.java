package fr.ancvconnect.local.simulator.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code ANCV-Security} of ANCV's protocol: {@code HmacSHA256.<keyVersion>.<seal>}.
 *
 * @param keys key version to key; all of them are valid at the same time
 * @param version the key version that seals outgoing messages
 */
public record Seals(Map<String, String> keys, String version) {

    public static final String HEADER = "ANCV-Security";
    private static final String ALGORITHM = "HmacSHA256";

    /** Returns the header with the seal over these fields, in this order. */
    public String header(List<String> fields) {
        return header(version, Objects.requireNonNull(keys.get(version)), fields);
    }

    /** Returns whether the header is present, its key version is known and its seal is correct. */
    public boolean isValid(Optional<String> header, List<String> fields) {
        return header.filter(value -> matches(value, fields)).isPresent();
    }

    private boolean matches(String header, List<String> fields) {
        String[] parts = header.split("\\.", -1);
        String key = parts.length == 3 ? keys.get(parts[1]) : null;
        if (key == null) {
            return false;
        }
        // Compares in constant time, so that the response time does not reveal how much of a seal is correct.
        return MessageDigest.isEqual(header(parts[1], key, fields).getBytes(UTF_8), header.getBytes(UTF_8));
    }

    private static String header(String keyVersion, String key, List<String> fields) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            byte[] seal = mac.doFinal(String.join("&", fields).getBytes(UTF_8));
            return ALGORITHM + "." + keyVersion + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
