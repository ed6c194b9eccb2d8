package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ports.Metrics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** Makes the room's settings out of its configuration; a malformed one fails here, in one line. */
@Singleton
final class AncvBeans {

    @Produces
    @Singleton
    AncvSettings settings(Config config, Metrics metrics, InstantSource clock) {
        return AncvSettings.from(config, metrics, clock);
    }

    @Produces
    @Singleton
    Seal seal(AncvSettings settings) {
        return new Seal(settings.sealKeys());
    }
}
