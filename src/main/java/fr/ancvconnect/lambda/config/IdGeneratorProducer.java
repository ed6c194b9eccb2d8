package fr.ancvconnect.lambda.config;

import fr.ancvconnect.app.IdGenerator;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Provides the generator of random ids. */
@Singleton
final class IdGeneratorProducer {

    private static final int BYTES = 16;

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
