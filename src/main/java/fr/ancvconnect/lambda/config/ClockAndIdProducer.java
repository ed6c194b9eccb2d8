package fr.ancvconnect.lambda.config;

import fr.ancvconnect.app.IdGenerator;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;

/** Provides the service's clock and its generator of random ids. */
@Singleton
final class ClockAndIdProducer {

    private static final int BYTES = 16;

    /** The clock ticks in whole milliseconds, so that stored times and times in responses are equal. */
    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    @DefaultBean
    IdGenerator ids() {
        // Created at run time and not when the native image is built: otherwise all processes would share one seed.
        var random = new SecureRandom();
        return () -> {
            var bits = new byte[BYTES];
            random.nextBytes(bits);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        };
    }
}
