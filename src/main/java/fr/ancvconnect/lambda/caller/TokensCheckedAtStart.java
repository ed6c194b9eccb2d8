package fr.ancvconnect.lambda.caller;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Whose tokens count is asked when the service starts: without an issuer any that the key signed would. */
@Singleton
final class TokensCheckedAtStart {

    private static final int FIRST = 1;

    void check(@Observes @Priority(FIRST) StartupEvent start, Config config) {
        needOneOf(config, "MP_JWT_VERIFY_ISSUER", "mp.jwt.verify.issuer");
        needOneOf(config, "MP_JWT_VERIFY_AUDIENCES", "mp.jwt.verify.audiences");
        needOneOf(config, "MP_JWT_VERIFY_PUBLICKEY_LOCATION", "mp.jwt.verify.publickey.location", "mp.jwt.verify.publickey");
    }

    private static void needOneOf(Config config, String variable, String... keys) {
        if (Stream.of(keys).allMatch(key -> config.getOptionalValue(key, String.class).filter(given -> !given.isBlank()).isEmpty())) {
            throw new ConfigurationException(variable + " is missing");
        }
    }
}
