package fr.ancvconnect.ancv;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The seal keys by their version: they rotate, so several are valid at once, and one of them seals what we send.
 * Shows its versions, never a key.
 */
public final class SealKeys implements SealKeySource {

    static final String KEYS_VARIABLE = "ANCV_SEAL_KEYS";
    static final String VERSION_VARIABLE = "ANCV_SEAL_KEY_VERSION";

    /** No dot: the header separates with dots. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final Map<String, SecretKey> keys;
    private final String current;

    private SealKeys(Map<String, SecretKey> keys, String current) {
        this.keys = Map.copyOf(keys);
        this.current = current;
    }

    /**
     * Reads {@code ver001=…,ver002=…}; a key is everything after the first equals sign up to the comma.
     *
     * @param current the version to seal with
     * @throws IllegalArgumentException in one line that names the variable and shows nothing of the value: what is
     *                                  malformed may be a key in the wrong place
     */
    public static SealKeys parse(String text, String current) {
        var keys = new HashMap<String, SecretKey>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            String version = equals < 0 ? "" : entry.substring(0, equals).strip();
            String key = entry.substring(equals + 1).strip();
            if (!VERSION.matcher(version).matches() || key.isEmpty() || keys.put(version, key(key)) != null) {
                throw new IllegalArgumentException(KEYS_VARIABLE + " is malformed: version=key,version=key expected");
            }
        }
        if (!keys.containsKey(current.strip())) {
            throw new IllegalArgumentException(VERSION_VARIABLE + " names no version of " + KEYS_VARIABLE);
        }
        return new SealKeys(keys, current.strip());
    }

    /** They are there. */
    @Override
    public void readAhead() {
    }

    @Override
    public Optional<SealKeys> known() {
        return Optional.of(this);
    }

    /** Given once and for all. */
    @Override
    public Optional<SealKeys> afterWrongSeal() {
        return known();
    }

    /** The version to seal with. */
    String current() {
        return current;
    }

    /** The key of this version, or empty. */
    Optional<SecretKey> find(String version) {
        return Optional.ofNullable(keys.get(version));
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), Seal.MAC);
    }

    @Override
    public String toString() {
        return "SealKeys" + keys.keySet();
    }
}
