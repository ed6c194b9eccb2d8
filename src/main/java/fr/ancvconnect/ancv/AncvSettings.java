package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ports.Metrics;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Where ANCV is and how it knows us, once it was found in order: {@code ANCV_BASE_URL},
 * {@code ANCV_SERVICE_PROVIDER_ID}, {@code ANCV_SEAL_KEYS} or the secret that holds them,
 * {@code ANCV_SEAL_KEYS_SECRET}, {@code ANCV_SEAL_KEY_VERSION} and {@code ANCV_SEAL_KEYS_READ}.
 *
 * @param baseUrl           absolute, without a slash at its end
 * @param serviceProviderId digits
 */
public record AncvSettings(URI baseUrl, String serviceProviderId, SealKeySource sealKeys, SealKeysRead sealKeysRead) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    /**
     * Reads {@code ancv.base-url}, {@code ancv.service-provider-id}, {@code ancv.seal-keys} (or
     * {@code ancv.seal-keys-secret}, which is stronger), {@code ancv.seal-key-version} and {@code ancv.seal-keys-read}.
     * (No {@code ConfigMapping}: it refuses the keys under {@code ancv} that others read.) Nothing is read from a secret here.
     *
     * @param metrics learns of a secret that cannot be read
     * @throws IllegalArgumentException for a missing or malformed one; its message is one line that names the
     *                                  variable and shows nothing of the value
     */
    public static AncvSettings from(Config config, Metrics metrics, InstantSource clock) {
        return new AncvSettings(
                baseUrl(given("ANCV_BASE_URL", config.getOptionalValue("ancv.base-url", String.class))),
                serviceProviderId(given("ANCV_SERVICE_PROVIDER_ID",
                        config.getOptionalValue("ancv.service-provider-id", String.class))),
                sealKeys(config, metrics, clock),
                SealKeysRead.of(config.getOptionalValue("ancv.seal-keys-read", String.class)));
    }

    private static SealKeySource sealKeys(Config config, Metrics metrics, InstantSource clock) {
        String current = given(SealKeys.VERSION_VARIABLE, config.getOptionalValue("ancv.seal-key-version", String.class));
        return config.getOptionalValue("ancv.seal-keys-secret", String.class)
                .<SealKeySource>map(id -> new SecretSealKeys(new SealKeysSecret(id), current, metrics, clock))
                // Raw: a key may hold what would pass for an expression.
                .orElseGet(() -> SealKeys.parse(given(SealKeys.KEYS_VARIABLE,
                        Optional.ofNullable(config.getConfigValue("ancv.seal-keys").getRawValue())), current));
    }

    private static String given(String variable, Optional<String> value) {
        return value.map(String::strip).filter(Predicate.not(String::isEmpty))
                .orElseThrow(() -> new IllegalArgumentException(variable + " is missing"));
    }

    private static URI baseUrl(String text) {
        URI url;
        try {
            url = URI.create(text.replaceAll("/+$", ""));
        } catch (IllegalArgumentException _) {
            // The parser's message would show the value.
            throw malformedBaseUrl();
        }
        if (!isHttp(url) || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw malformedBaseUrl();
        }
        return url;
    }

    private static boolean isHttp(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
    }

    private static IllegalArgumentException malformedBaseUrl() {
        return new IllegalArgumentException("ANCV_BASE_URL is malformed: an http or https address is expected");
    }

    private static String serviceProviderId(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("ANCV_SERVICE_PROVIDER_ID is malformed: 1 to 20 digits are expected");
        }
        return text;
    }
}
