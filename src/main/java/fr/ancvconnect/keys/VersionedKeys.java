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
 * Keys of HMAC-SHA256 by their version: they rotate, so several are valid at once, and one of them is used for what is new.
 * Shows its versions, never a key.
 */
public final class VersionedKeys implements KeySource {

    private static final String MAC = "HmacSHA256";
    /** No dot: ANCV's header separates with dots. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final SequencedMap<String, SecretKey> keys;
    private final String current;

    private VersionedKeys(SequencedMap<String, SecretKey> keys, String current) {
        this.keys = keys;
        this.current = current;
    }

    /**
     * Reads {@code ver001=…,ver002=…}; a key is everything after the first equals sign up to the comma, and the last one is
     * the current one. Empty where the text is not of that form.
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

    /** The same keys with this one as the current one; empty where it is none of them. */
    public Optional<VersionedKeys> with(String version) {
        return keys.containsKey(version) ? Optional.of(new VersionedKeys(keys, version)) : Optional.empty();
    }

    /** The version to use for what is new. */
    public String current() {
        return current;
    }

    /** All versions, as they were listed. */
    public SequencedSet<String> versions() {
        return keys.sequencedKeySet();
    }

    /** The key of this version, or empty. */
    public Optional<SecretKey> find(String version) {
        return Optional.ofNullable(keys.get(version));
    }

    /** HMAC-SHA256 of the text's UTF-8 bytes with the key of this version; empty where there is none. */
    public Optional<byte[]> mac(String version, String text) {
        return find(version).map(key -> mac(key, text));
    }

    /** Given once and for all. */
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
