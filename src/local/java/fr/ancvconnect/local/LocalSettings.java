package fr.ancvconnect.local;

import fr.ancvconnect.ancv.AncvSettings;
import fr.ancvconnect.domain.payment.MinimumAmount;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** How this machine's own servers are set up: the simulator as the service's own settings expect it. */
@Singleton
final class LocalSettings {

    private final Config config;
    private final Instance<MinimumAmount> minimum;

    LocalSettings(Config config, Instance<MinimumAmount> minimum) {
        this.config = config;
        this.minimum = minimum;
    }

    /** Where everything is kept over a restart; empty: in memory. */
    Optional<Path> dataDir() {
        return config.getOptionalValue("data.dir", String.class).map(Path::of);
    }

    String table() {
        return text("table.name");
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
     * @throws IllegalArgumentException with the line that names the variable, where one of them is malformed
     */
    SimulatorSettings simulator(InstantSource clock) {
        AncvSettings.from(config, (_, _) -> { }, clock);
        return SimulatorSettings.usual(text("ancv.service-provider-id"), sealKeys(), text("ancv.seal-key-version"))
                .withMinimum(minimum.get().amount().cents());
    }

    /** Raw: a key may hold what would pass for an expression. */
    private Map<String, String> sealKeys() {
        return Arrays.stream(config.getConfigValue("ancv.seal-keys").getRawValue().split(","))
                .map(entry -> entry.strip().split("=", 2))
                .filter(entry -> entry.length == 2)
                .collect(Collectors.toMap(entry -> entry[0].strip(), entry -> entry[1].strip(), (_, last) -> last));
    }

    private String text(String name) {
        return config.getValue(name, String.class);
    }
}
