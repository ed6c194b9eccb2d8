package fr.ancvconnect.lambda.config;

import fr.ancvconnect.app.IdGenerator;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Where random names come from. */
@Singleton
final class IdGeneratorProducer {

    private static final int BYTES = 16;

    @Produces
    @Singleton
    @DefaultBean
    IdGenerator ids() {
        // Made when the process runs and not when its image is built, where every process would share one seed.
        var random = new SecureRandom();
        return () -> {
            var bits = new byte[BYTES];
            random.nextBytes(bits);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        };
    }
}
