package fr.ancvconnect.ancv;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Seal keys that are kept as a secret: read when they are first needed, since not every function needs them or may
 * read them, and again after a wrong seal, at most every 30 s. Keys that cannot be read again stay valid.
 */
final class SecretSealKeys implements SealKeySource {

    private static final Duration REST = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(SecretSealKeys.class);

    private final Supplier<String> secret;
    private final String current;
    private final InstantSource clock;
    private Optional<SealKeys> keys = Optional.empty();
    private Instant askedAt = Instant.MIN;

    /**
     * @param secret  the secret's value, {@code ver001=…,ver002=…}; throws when it cannot be read
     * @param current the version to seal with
     */
    SecretSealKeys(Supplier<String> secret, String current, InstantSource clock) {
        this.secret = secret;
        this.current = current;
        this.clock = clock;
    }

    /** Throws {@link IllegalStateException} when they were never read and cannot be. */
    @Override
    public synchronized SealKeys known() {
        return keys.orElseGet(() -> {
            if (isResting()) {
                throw new IllegalStateException("The seal keys could not be read a moment ago");
            }
            return read();
        });
    }

    @Override
    public synchronized SealKeys afterWrongSeal() {
        if (!isResting()) {
            try {
                return read();
            } catch (IllegalStateException e) {
                LOG.warn(e.getMessage());
            }
        }
        return known();
    }

    private boolean isResting() {
        return !askedAt.isBefore(clock.instant().minus(REST));
    }

    private SealKeys read() {
        askedAt = clock.instant();
        try {
            SealKeys read = SealKeys.parse(secret.get(), current);
            keys = Optional.of(read);
            return read;
        } catch (RuntimeException e) {
            // The kind only: what the message holds is not ours to know.
            throw new IllegalStateException("The seal keys could not be read: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public String toString() {
        return "SecretSealKeys";
    }
}
