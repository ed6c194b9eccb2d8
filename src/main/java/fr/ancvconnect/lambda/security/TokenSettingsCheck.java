package fr.ancvconnect.lambda.security;

import fr.ancvconnect.config.Settings;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.util.ResourceUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** Whose tokens count is asked when the service starts: without an issuer any that the key signed would. */
@Singleton
final class TokenSettingsCheck {

    private static final String LOCATION = "mp.jwt.verify.publickey.location";

    private final Settings settings;

    TokenSettingsCheck(Settings settings) {
        this.settings = settings;
    }

    /** The library reads them itself, when the first token comes. */
    @Startup(Settings.FIRST)
    void check() {
        settings.text("mp.jwt.verify.issuer");
        settings.text("mp.jwt.verify.audiences");
        Optional<String> location = settings.find(LOCATION);
        if (location.isEmpty() && settings.find("mp.jwt.verify.publickey").isEmpty()) {
            throw settings.missing(LOCATION);
        }
        if (location.filter(place -> !mayBeThere(place)).isPresent()) {
            throw settings.malformed(LOCATION, "an http or https address, or a file,");
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
}
