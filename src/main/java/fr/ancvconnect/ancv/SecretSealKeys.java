package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ports.Measure;
import fr.ancvconnect.app.ports.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Seal keys that are kept as a secret: read ahead or when they are first needed, and again after a wrong seal; beside
 * the reading ahead at most every 30 s. Keys that cannot be read again stay valid.
 */
final class SecretSealKeys implements SealKeySource {

    private static final Duration REST = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(SecretSealKeys.class);

    private final Supplier<String> secret;
    private final String current;
    private final Metrics metrics;
    private final InstantSource clock;
    private Optional<SealKeys> keys = Optional.empty();
    private Instant askedAt = Instant.MIN;

    /**
     * @param secret  the secret's value, {@code ver001=…,ver002=…}; throws when it cannot be read
     * @param current the version to seal with
     */
    SecretSealKeys(Supplier<String> secret, String current, Metrics metrics, InstantSource clock) {
        this.secret = secret;
        this.current = current;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Begins no rest: the first need asks again at once, and so does a key that came right after the start. */
    @Override
    public synchronized void readAhead() {
        read();
    }

    @Override
    public synchronized Optional<SealKeys> known() {
        return keys.isPresent() ? keys : unlessResting();
    }

    @Override
    public synchronized Optional<SealKeys> afterWrongSeal() {
        return unlessResting();
    }

    private Optional<SealKeys> unlessResting() {
        Instant now = clock.instant();
        if (askedAt.isBefore(now.minus(REST))) {
            askedAt = now;
            read();
        }
        return keys;
    }

    private void read() {
        try {
            keys = Optional.of(SealKeys.parse(secret.get(), current));
        } catch (RuntimeException e) {
            // The kind only: what the message holds is not ours to know.
            LOG.errorf("The seal keys could not be read: %s", e.getClass().getSimpleName());
            metrics.count(Measure.SEAL_KEYS_UNREADABLE);
        }
    }

    @Override
    public String toString() {
        return "SecretSealKeys";
    }
}
