package fr.ancvconnect.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 keys by version. They rotate, so several are valid at the same time, and one of them is used for new values.
 * {@link #toString} shows the versions, never a key.
 */
public final class VersionedKeys implements KeySource {

    private static final String MAC = "HmacSHA256";
    /** No dot, because ANCV's header uses dots as separators. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final SequencedMap<String, SecretKey> keys;
    private final String current;

    private VersionedKeys(SequencedMap<String, SecretKey> keys, String current) {
        this.keys = keys;
        this.current = current;
    }

    /**
     * Parses {@code ver001=…,ver002=…}. A key is everything after the first equals sign, up to the comma. The last key is the
     * current one. Empty if the text does not have this form.
     */
    public static Optional<VersionedKeys> parse(String text) {
        var keys = new LinkedHashMap<String, SecretKey>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            String version = equals < 0 ? "" : entry.substring(0, equals).strip();
            String key = entry.substring(equals + 1).strip();
            if (!VERSION.matcher(version).matches() || key.isEmpty() || keys.put(version, key(key)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new VersionedKeys(keys, keys.lastEntry().getKey()));
    }

    /** The same keys, with this version as the current one; empty if there is no such version. */
    public Optional<VersionedKeys> with(String version) {
        return keys.containsKey(version) ? Optional.of(new VersionedKeys(keys, version)) : Optional.empty();
    }

    /** The version to use for new values. */
    public String current() {
        return current;
    }

    /** All versions, in the order of the text. */
    public SequencedSet<String> versions() {
        return keys.sequencedKeySet();
    }

    /** The key of this version, or empty. */
    public Optional<SecretKey> find(String version) {
        return Optional.ofNullable(keys.get(version));
    }

    /** HMAC-SHA256 of the text's UTF-8 bytes with the key of this version; empty if there is no such key. */
    public Optional<byte[]> mac(String version, String text) {
        return find(version).map(key -> mac(key, text));
    }

    /** These keys: they do not change. */
    @Override
    public Optional<VersionedKeys> known() {
        return Optional.of(this);
    }

    @Override
    public Optional<VersionedKeys> refreshed() {
        return known();
    }

    private static byte[] mac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + MAC, e);
        }
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), MAC);
    }

    @Override
    public String toString() {
        return "VersionedKeys" + keys.keySet();
    }
}
