package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ports.NotificationSeal.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The value of the header {@code ANCV-Security}: {@code HmacSHA256.<keyVersion>.<seal>}, the seal being the HMAC of the
 * sealed fields joined by {@code &}, in URL-safe Base64 without padding (ANCV's protocol).
 */
public final class Seal {

    /** The header that carries the seal. */
    public static final String HEADER = "ANCV-Security";

    static final String MAC = "HmacSHA256";

    private static final int PARTS = 3;

    private final SealKeySource source;

    public Seal(SealKeySource source) {
        this.source = source;
    }

    /** Seals these fields, in this order, with the key of today; empty where the keys cannot be read. */
    public Optional<String> of(List<String> fields) {
        return source.known().map(keys -> of(keys, fields));
    }

    /**
     * Whether {@code header} seals these fields with any valid key; compared in constant time. The key may be one
     * that became valid after ours were read.
     */
    public Verdict judge(String header, List<String> fields) {
        Optional<SealKeys> known = source.known();
        if (known.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        boolean right = isRight(known.get(), header, fields) || source.afterWrongSeal()
                .filter(again -> again != known.get() && isRight(again, header, fields)).isPresent();
        return right ? Verdict.RIGHT : Verdict.WRONG;
    }

    /** ANCV found a seal of ours wrong. */
    void wasWrong() {
        source.afterWrongSeal();
    }

    private static String of(SealKeys keys, List<String> fields) {
        String version = keys.current();
        SecretKey key = keys.find(version).orElseThrow();
        return MAC + "." + version + "." + seal(key, fields);
    }

    private static boolean isRight(SealKeys keys, String header, List<String> fields) {
        String[] parts = header.strip().split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(MAC)) {
            return false;
        }
        return keys.find(parts[1])
                .map(key -> MessageDigest.isEqual(bytes(seal(key, fields)), bytes(parts[2])))
                .orElse(false);
    }

    private static String seal(SecretKey key, List<String> fields) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            byte[] sealed = mac.doFinal(bytes(String.join("&", fields)));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + MAC, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Seal[" + source + "]";
    }
}
