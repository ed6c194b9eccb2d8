package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ports.Metrics;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** Reads the room's settings when the service starts: the first payment is too late to find a key malformed. */
@Singleton
final class AncvCheckedAtStart {

    private static final int FIRST = 1;

    void check(@Observes @Priority(FIRST) StartupEvent start, Config config, Metrics metrics, InstantSource clock) {
        try {
            AncvSettings.from(config, metrics, clock);
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException(malformed.getMessage());
        }
    }
}
