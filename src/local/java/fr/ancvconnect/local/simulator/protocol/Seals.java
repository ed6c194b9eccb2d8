package fr.ancvconnect.local.simulator.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code ANCV-Security} of ANCV's protocol: {@code HmacSHA256.<keyVersion>.<seal>}.
 *
 * @param keys key version to key, all valid at once
 * @param version the one that seals what is sent
 */
public record Seals(Map<String, String> keys, String version) {

    public static final String HEADER = "ANCV-Security";
    private static final String ALGORITHM = "HmacSHA256";

    /** The header over these fields, in this order. */
    public String header(List<String> fields) {
        return header(version, fields);
    }

    /** Whether the header is there, of a version that is known, and right. */
    public boolean isRight(Optional<String> header, List<String> fields) {
        return header.filter(given -> right(given, fields)).isPresent();
    }

    private boolean right(String given, List<String> fields) {
        String[] parts = given.split("\\.", -1);
        if (parts.length != 3 || !keys.containsKey(parts[1])) {
            return false;
        }
        // In constant time: how much of a seal is right must not be told by the wait.
        return MessageDigest.isEqual(header(parts[1], fields).getBytes(UTF_8), given.getBytes(UTF_8));
    }

    private String header(String keyVersion, List<String> fields) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.get(keyVersion).getBytes(UTF_8), ALGORITHM));
            byte[] seal = mac.doFinal(String.join("&", fields).getBytes(UTF_8));
            return ALGORITHM + "." + keyVersion + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
