package fr.ancvconnect.config;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Environment variables of a test, read as the service reads its own. */
public record EnvironmentVariables(Map<String, String> variables) {

    private static final int ORDINAL = 300;

    public static EnvironmentVariables of(Map<String, String> variables) {
        return new EnvironmentVariables(variables);
    }

    public EnvironmentVariables with(String variable, String value) {
        var extended = new HashMap<>(variables);
        extended.put(variable, value);
        return new EnvironmentVariables(extended);
    }

    public EnvironmentVariables without(String variable) {
        var reduced = new HashMap<>(variables);
        reduced.remove(variable);
        return new EnvironmentVariables(reduced);
    }

    public Settings settings() {
        return new Settings(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(variables, ORDINAL))
                .build());
    }
}
