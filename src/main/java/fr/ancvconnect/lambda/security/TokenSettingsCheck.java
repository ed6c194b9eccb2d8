package fr.ancvconnect.lambda.security;

import fr.ancvconnect.config.Settings;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.util.ResourceUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** Checks the token settings at startup. Without an issuer, any token with a valid signature would be accepted. */
@Singleton
final class TokenSettingsCheck {

    private static final String LOCATION = "mp.jwt.verify.publickey.location";

    private final Settings settings;

    TokenSettingsCheck(Settings settings) {
        this.settings = settings;
    }

    /** The library itself reads these settings only when the first token arrives. */
    @Startup(Settings.FIRST)
    void check() {
        settings.text("mp.jwt.verify.issuer");
        settings.text("mp.jwt.verify.audiences");
        Optional<String> location = settings.find(LOCATION);
        if (location.isEmpty() && settings.find("mp.jwt.verify.publickey").isEmpty()) {
            throw settings.missing(LOCATION);
        }
        if (location.filter(value -> !canExist(value)).isPresent()) {
            throw settings.malformed(LOCATION, "an http or https address, or a file,");
        }
    }

    /** An HTTP address is not called here: a cold start must not depend on the network. */
    private static boolean canExist(String location) {
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
