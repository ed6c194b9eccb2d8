package fr.ancvconnect.config;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Reads and checks settings. A missing or malformed setting causes a {@link ConfigurationException}, which stops the start with
 * one line. The line names the variable and never shows the value, because it may be a secret in the wrong variable.
 */
@Singleton
public final class Settings {

    /**
     * The startup priority of everything that is created from settings: the service does nothing before all settings are
     * checked.
     */
    public static final int FIRST = 1;

    /** The upper limit of a duration. Arithmetic on instants can overflow with longer durations, and no setting needs them. */
    private static final Duration HUNDRED_YEARS = Duration.ofDays(36_525);

    private static final String WITHOUT_EXPRESSION = "a text without a reference to another setting";
    private static final int LAST_PORT = 65_535;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Config config;

    public Settings(Config config) {
        this.config = config;
    }

    /** The text of a setting; empty if it is not set. */
    public Optional<String> find(String key) {
        Optional<String> text = nonBlank(value(key).getValue());
        if (text.isEmpty() && findRaw(key).isPresent()) {
            // An expression in the value has no target. Without this check, the setting would look as if it were not
            // set.
            throw malformed(key, WITHOUT_EXPRESSION);
        }
        return text;
    }

    /** The text of a setting. */
    public String text(String key) {
        return find(key).orElseThrow(() -> missing(key));
    }

    /**
     * The raw text of a setting, without expressions; empty if it is not set. A key may contain what looks like an expression.
     */
    public Optional<String> findRaw(String key) {
        return nonBlank(value(key).getRawValue());
    }

    /** A duration above zero and of at most 100 years. */
    public Duration duration(String key, Duration defaultValue) {
        try {
            Duration length = find(key).map(Duration::parse).orElse(defaultValue);
            if (length.isPositive() && length.compareTo(HUNDRED_YEARS) <= 0) {
                return length;
            }
        } catch (DateTimeParseException _) {
            // Reported below, in one line.
        }
        throw malformed(key, "an ISO-8601 duration above zero and up to 100 years");
    }

    /** A whole number from {@code min} to {@code max}. */
    public long wholeNumber(String key, long min, long max, long defaultValue) {
        String text = find(key).orElse(Long.toString(defaultValue));
        return Optional.of(text)
                .filter(WHOLE_NUMBER.asMatchPredicate())
                .map(Long::valueOf)
                .filter(number -> number >= min && number <= max)
                .orElseThrow(() -> malformed(key, "a whole number from " + min + " to " + max));
    }

    /** One of these names. */
    public <E extends Enum<E>> E oneOf(String key, E[] all, E defaultValue) {
        String name = find(key).orElse(defaultValue.name());
        return Stream.of(all)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> malformed(
                        key,
                        "one of "
                                + String.join(
                                        ", ", Arrays.stream(all).map(Enum::name).toList())));
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean defaultValue) {
        String flag = find(key).orElse(Boolean.toString(defaultValue));
        if (!Set.of("true", "false").contains(flag)) {
            throw malformed(key, "true or false");
        }
        return Boolean.parseBoolean(flag);
    }

    /** An absolute http or https address. */
    public URI address(String key) {
        String text = text(key);
        try {
            URI address = URI.create(text);
            if (isHttp(address)
                    && address.getHost() != null
                    && address.getPort() <= LAST_PORT
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // Reported below: the parser's message would show the value.
        }
        throw malformed(key, "an http or https address without user, query and fragment");
    }

    /** The failure for a setting that is missing. */
    public ConfigurationException missing(String key) {
        return new ConfigurationException(variable(key) + " is missing");
    }

    /** The failure for a setting that does not have the expected form. */
    public ConfigurationException malformed(String key, String expected) {
        return new ConfigurationException(variable(key) + " is malformed: " + expected + " is expected");
    }

    private ConfigValue value(String key) {
        try {
            return config.getConfigValue(key);
        } catch (IllegalArgumentException _) {
            // An expression in the value refers to itself. The exception's message could show the value.
            throw malformed(key, WITHOUT_EXPRESSION);
        }
    }

    private static Optional<String> nonBlank(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static boolean isHttp(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
