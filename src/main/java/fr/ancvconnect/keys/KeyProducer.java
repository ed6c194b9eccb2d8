package fr.ancvconnect.keys;

import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.config.Settings;
import fr.ancvconnect.keys.KeySecret.SecretValue;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Creates the keys from the configuration: {@code ANCV_SEAL_KEYS} with {@code ANCV_SEAL_KEY_VERSION},
 * {@code FINGERPRINT_KEYS} and {@code LINK_KEYS}. The secret {@code ANCV_SEAL_KEYS_SECRET}, which holds the keys, takes precedence.
 */
@Singleton
final class KeyProducer {

    static final KeySecret.SecretField SEAL_KEYS =
            new KeySecret.SecretField("ANCV_SEAL_KEYS", "seal keys", Metric.SEAL_KEYS_UNREADABLE);
    static final KeySecret.SecretField FINGERPRINT_KEYS =
            new KeySecret.SecretField("FINGERPRINT_KEYS", "fingerprint keys", Metric.FINGERPRINT_KEYS_UNREADABLE);
    static final KeySecret.SecretField LINK_KEYS =
            new KeySecret.SecretField("LINK_KEYS", "link keys", Metric.LINK_KEYS_UNREADABLE);

    private static final String SEAL = "ancv.seal-keys";
    private static final String SEAL_VERSION = "ancv.seal-key-version";
    private static final String FINGERPRINT = "fingerprint.keys";
    private static final String LINK = "link.keys";
    private static final String FORMAT = "version=key,version=key";

    /** When the secret is read for the first time. */
    enum FirstRead {
        /** While the service starts, so that no request waits for it later. */
        AT_START,
        /** When a key is first needed: for functions that never need keys and have no permission to read the secret. */
        WHEN_NEEDED
    }

    @Produces
    @Singleton
    @Startup(Settings.FIRST)
    ServiceKeys keys(Settings settings, Metrics metrics, InstantSource clock) {
        String version = settings.text(SEAL_VERSION);
        Optional<String> id = settings.find("ancv.seal-keys-secret");
        FirstRead first = settings.oneOf("ancv.seal-keys-read", FirstRead.values(), FirstRead.AT_START);
        if (id.isEmpty()) {
            return new ServiceKeys(
                    sealKeys(settings, version), parsed(settings, FINGERPRINT), parsed(settings, LINK), () -> {});
        }
        var secret = new KeySecret(new SecretValue(id.get()), metrics, clock);
        KeySource seal = secret.part(
                SEAL_KEYS,
                settings.findRaw(SEAL),
                text -> VersionedKeys.parse(text).flatMap(keys -> keys.with(version)));
        KeySource fingerprint = secret.part(FINGERPRINT_KEYS, settings.findRaw(FINGERPRINT), VersionedKeys::parse);
        KeySource link = secret.part(LINK_KEYS, settings.findRaw(LINK), VersionedKeys::parse);
        return new ServiceKeys(seal, fingerprint, link, first == FirstRead.AT_START ? secret::readAhead : () -> {});
    }

    /**
     * Runs after all settings are checked. The start continues without keys: a webhook that answers 503 is better than one that
     * fails to start again and again.
     */
    void readAhead(@Observes StartupEvent start, ServiceKeys keys) {
        keys.readAhead().run();
    }

    private static VersionedKeys sealKeys(Settings settings, String version) {
        return parsed(settings, SEAL)
                .with(version)
                .orElseThrow(() -> settings.malformed(SEAL_VERSION, "a version of " + SEAL_KEYS.field()));
    }

    private static VersionedKeys parsed(Settings settings, String key) {
        String text = settings.findRaw(key).orElseThrow(() -> settings.missing(key));
        return VersionedKeys.parse(text).orElseThrow(() -> settings.malformed(key, FORMAT));
    }
}
