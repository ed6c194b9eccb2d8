package fr.ancvconnect.lambda.caller;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.jwt.util.ResourceUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Whose tokens count is asked when the service starts: without an issuer any that the key signed would. */
@Singleton
final class TokensCheckedAtStart {

    private static final int FIRST = 1;
    private static final String LOCATION = "mp.jwt.verify.publickey.location";

    void check(@Observes @Priority(FIRST) StartupEvent start, Config config) {
        needOneOf(config, "MP_JWT_VERIFY_ISSUER", "mp.jwt.verify.issuer");
        needOneOf(config, "MP_JWT_VERIFY_AUDIENCES", "mp.jwt.verify.audiences");
        needOneOf(config, "MP_JWT_VERIFY_PUBLICKEY_LOCATION", LOCATION, "mp.jwt.verify.publickey");
        if (!config.getOptionalValue(LOCATION, String.class).map(TokensCheckedAtStart::mayBeThere).orElse(true)) {
            throw new ConfigurationException("MP_JWT_VERIFY_PUBLICKEY_LOCATION is malformed: an http or https address, or a file, is expected");
        }
    }

    /** An address is not asked here: a cold start needs no network. */
    private static boolean mayBeThere(String location) {
        try {
            if (location.startsWith("http:") || location.startsWith("https:")) {
                return URI.create(location).getHost() != null;
            }
            try (InputStream file = ResourceUtils.getResourceStream(location)) {
                return file != null;
            }
        } catch (IllegalArgumentException | IOException _) {
            return false;
        }
    }

    private static void needOneOf(Config config, String variable, String... keys) {
        if (Stream.of(keys).allMatch(key -> config.getOptionalValue(key, String.class).filter(given -> !given.isBlank()).isEmpty())) {
            throw new ConfigurationException(variable + " is missing");
        }
    }
}
