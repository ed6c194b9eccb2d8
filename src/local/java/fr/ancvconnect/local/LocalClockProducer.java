package fr.ancvconnect.local;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of the local jar. The setting {@code local.clock.ahead} moves it forward, so that a test need not wait for hours. */
@Singleton
@IfBuildProfile("local")
final class LocalClockProducer {

    @Produces
    @Singleton
    InstantSource clock(@ConfigProperty(name = "local.clock.ahead") Duration ahead) {
        return Clock.offset(Clock.tickMillis(ZoneOffset.UTC), ahead);
    }
}
