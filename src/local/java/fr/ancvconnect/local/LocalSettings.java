package fr.ancvconnect.local;

import fr.ancvconnect.ancv.AncvSettings;
import fr.ancvconnect.config.Settings;
import fr.ancvconnect.domain.payment.policy.MinimumAmount;
import fr.ancvconnect.keys.VersionedKeys;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** How this machine's own servers are set up: the simulator as the service's own settings expect it. */
@Singleton
public final class LocalSettings {

    private final Config config;
    private final Settings settings;
    private final Instance<AncvSettings> ancv;
    private final Instance<MinimumAmount> minimum;

    LocalSettings(Config config, Settings settings, Instance<AncvSettings> ancv, Instance<MinimumAmount> minimum) {
        this.config = config;
        this.settings = settings;
        this.ancv = ancv;
        this.minimum = minimum;
    }

    /** Where everything is kept over a restart; empty: in memory. */
    public Optional<Path> dataDir() {
        return config.getOptionalValue("data.dir", String.class).map(Path::of);
    }

    String table() {
        return settings.text("table.name");
    }

    int dynamoDbPort() {
        return config.getValue("local.dynamodb.port", Integer.class);
    }

    int simulatorPort() {
        return config.getValue("local.simulator.port", Integer.class);
    }

    /** Where the service listens; in tests the mock event server does it. */
    Optional<ServerAddress> server() {
        return LaunchMode.current() != LaunchMode.TEST
                ? Optional.of(new ServerAddress(text("quarkus.http.host"), config.getValue("quarkus.http.port", Integer.class)))
                : Optional.empty();
    }

    /**
     * The ANCV that the service's own settings expect.
     *
     * @throws ConfigurationException with the line that names the variable, where one of them is malformed
     */
    SimulatorSettings simulator() {
        AncvSettings expected = ancv.get();
        VersionedKeys keys = expected.sealKeys().known().orElseThrow(() -> new IllegalStateException("The seal keys cannot be read"));
        return SimulatorSettings.usual(expected.serviceProviderId(), texts(keys), keys.current())
                .withMinimum(minimum.get().amount().cents());
    }

    private static Map<String, String> texts(VersionedKeys keys) {
        return keys.versions().stream().collect(Collectors.toMap(version -> version,
                version -> new String(keys.find(version).orElseThrow().getEncoded(), StandardCharsets.UTF_8)));
    }

    private String text(String name) {
        return config.getValue(name, String.class);
    }
}
