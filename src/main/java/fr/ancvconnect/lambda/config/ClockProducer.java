package fr.ancvconnect.lambda.config;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The clock of the house. In whole milliseconds, so that what is stored is what was answered. */
@Singleton
final class ClockProducer {

    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
