package fr.ancvconnect.local;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Adds {@link LocalDefaults} to the profiles of a developer's machine. Other profiles get no defaults. */
public final class LocalDefaultsFactory implements ConfigSourceFactory {

    private static final Set<String> PROFILES = Set.of("dev", "test", "local");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return Collections.disjoint(context.getProfiles(), PROFILES) ? List.of() : List.of(new LocalDefaults(context));
    }
}
