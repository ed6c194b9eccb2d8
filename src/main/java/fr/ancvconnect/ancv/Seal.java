package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ancv.AncvNotifications.SealCheck;
import fr.ancvconnect.keys.KeySource;
import fr.ancvconnect.keys.VersionedKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Computes and checks the value of the header {@code ANCV-Security}: {@code HmacSHA256.<keyVersion>.<seal>}. The seal is the
 * HMAC of the sealed fields joined by {@code &}, in URL-safe Base64 without padding (ANCV's protocol).
 */
public final class Seal {

    /** The header that carries the seal. */
    public static final String HEADER = "ANCV-Security";

    private static final String MAC = "HmacSHA256";

    private static final int PARTS = 3;

    private final KeySource source;

    public Seal(KeySource source) {
        this.source = source;
    }

    /** Seals these fields, in this order, with the current key; empty if the keys cannot be read. */
    public Optional<String> of(List<String> fields) {
        return source.known()
                .flatMap(keys ->
                        seal(keys, keys.current(), fields).map(seal -> MAC + "." + keys.current() + "." + seal));
    }

    /**
     * Whether {@code header} seals these fields with any valid key, compared in constant time. If no known key matches, the
     * keys are read again, because a key may have become valid since the last read.
     */
    public SealCheck check(String header, List<String> fields) {
        Optional<VersionedKeys> known = source.known();
        if (known.isEmpty()) {
            return SealCheck.NOT_CHECKED;
        }
        boolean valid = isValid(known.get(), header, fields)
                || source.refreshed()
                        .filter(again -> again != known.get() && isValid(again, header, fields))
                        .isPresent();
        return valid ? SealCheck.VALID : SealCheck.INVALID;
    }

    /** Reads the keys again after ANCV rejected a seal of this service. */
    void refreshKeys() {
        source.refreshed();
    }

    private static boolean isValid(VersionedKeys keys, String header, List<String> fields) {
        String[] parts = header.strip().split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(MAC)) {
            return false;
        }
        return seal(keys, parts[1], fields)
                .filter(seal -> MessageDigest.isEqual(bytes(seal), bytes(parts[2])))
                .isPresent();
    }

    private static Optional<String> seal(VersionedKeys keys, String version, List<String> fields) {
        return keys.mac(version, String.join("&", fields))
                .map(Base64.getUrlEncoder().withoutPadding()::encodeToString);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Seal[" + source + "]";
    }
}
