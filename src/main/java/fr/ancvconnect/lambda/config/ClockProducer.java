package fr.ancvconnect.lambda.config;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Provides the service's clock. It ticks in whole milliseconds, so that stored times and times in responses are equal. */
@Singleton
final class ClockProducer {

    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
