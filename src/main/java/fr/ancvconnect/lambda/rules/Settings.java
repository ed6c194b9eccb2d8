package fr.ancvconnect.lambda.rules;

import fr.ancvconnect.app.NotificationAddress;
import fr.ancvconnect.app.SealPolicy;
import fr.ancvconnect.lambda.caller.IpAllowList;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Reads the configuration of the rules; a malformed value ends the start with one line that names its variable. */
final class Settings {

    /** Beyond it the arithmetic of instants ends sooner or later, and nobody means it. */
    private static final Duration HUNDRED_YEARS = Duration.ofDays(36_525);

    private final Config config;

    Settings(Config config) {
        this.config = config;
    }

    /** A duration above nothing and of at most a hundred years. */
    Duration duration(String key, Duration usual) {
        Optional<String> given = given(key);
        try {
            Duration length = given.map(Duration::parse).orElse(usual);
            if (length.isPositive() && length.compareTo(HUNDRED_YEARS) <= 0) {
                return length;
            }
        } catch (DateTimeParseException _) {
            // Told below, in one line.
        }
        throw malformed(key, "is not an ISO-8601 duration above zero and up to 100 years: " + given.orElse(""));
    }

    /** How far seals are asked for. */
    SealPolicy sealPolicy(String key) {
        String given = given(key).orElse(SealPolicy.CHECK.name());
        return Stream.of(SealPolicy.values()).filter(policy -> policy.name().equals(given)).findFirst()
                .orElseThrow(() -> malformed(key, "is not one of CHECK, REQUIRE, IGNORE: " + given));
    }

    /** Who may call; everybody where nothing is given. */
    IpAllowList ipAllowList(String key) {
        String given = given(key).orElse("");
        try {
            return IpAllowList.parse(given);
        } catch (IllegalArgumentException _) {
            throw malformed(key, "is not a list of CIDR blocks such as 192.0.2.0/24,2001:db8::/32: " + given);
        }
    }

    /** Where ANCV reaches us. */
    NotificationAddress address(String key) {
        String given = given(key).orElseThrow(() -> malformed(key, "is missing"));
        try {
            URI base = URI.create(given);
            boolean isHttp = "https".equalsIgnoreCase(base.getScheme()) || "http".equalsIgnoreCase(base.getScheme());
            if (isHttp && base.getHost() != null && base.getRawQuery() == null && base.getRawFragment() == null
                    && base.getRawUserInfo() == null) {
                return new NotificationAddress(base);
            }
        } catch (IllegalArgumentException _) {
            // Told below; the value is not shown, since it can hold a password.
        }
        throw malformed(key, "is not an http or https address without user, query and fragment");
    }

    private Optional<String> given(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static IllegalArgumentException malformed(String key, String why) {
        return new IllegalArgumentException(key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') + " " + why);
    }
}
