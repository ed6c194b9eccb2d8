package fr.ancvconnect.local;

import fr.ancvconnect.ancv.AncvSettings;
import fr.ancvconnect.config.Settings;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import fr.ancvconnect.keys.VersionedKeys;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** The settings of the local servers. The simulator's settings come from the settings of the service, so that both match. */
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

    /** Returns the directory of the data that survive a restart. Empty means that all data are in memory. */
    public Optional<Path> dataDir() {
        return config.getOptionalValue("data.dir", String.class).map(Path::of);
    }

    String table() {
        return settings.text("table.name");
    }

    int dynamoDbPort() {
        return config.getValue("local.dynamodb.port", Integer.class);
    }

    InetSocketAddress simulatorAddress() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), config.getValue("local.simulator.port", Integer.class));
    }

    /** Returns the address of the service. Empty in tests, where the mock event server listens instead. */
    Optional<ServerAddress> server() {
        return LaunchMode.current() != LaunchMode.TEST
                ? Optional.of(new ServerAddress(
                        text("quarkus.http.host"), config.getValue("quarkus.http.port", Integer.class)))
                : Optional.empty();
    }

    /**
     * Returns the settings of the simulator, built from the service's ANCV settings.
     *
     * @throws ConfigurationException if a variable is malformed; the message names the variable
     */
    SimulatorSettings simulator() {
        AncvSettings expected = ancv.get();
        VersionedKeys keys = expected.sealKeys()
                .known()
                .orElseThrow(() -> new IllegalStateException("The seal keys cannot be read"));
        return simulator(expected.serviceProviderId(), keys)
                .withMinimum(minimum.get().amount().cents());
    }

    /** Returns the default settings of the simulator for this service provider and these seal keys. */
    static SimulatorSettings simulator(String serviceProviderId, VersionedKeys keys) {
        return SimulatorSettings.defaults(serviceProviderId, texts(keys), keys.current());
    }

    private static Map<String, String> texts(VersionedKeys keys) {
        return keys.versions().stream()
                .collect(Collectors.toMap(
                        version -> version,
                        version -> new String(keys.find(version).orElseThrow().getEncoded(), StandardCharsets.UTF_8)));
    }

    private String text(String name) {
        return config.getValue(name, String.class);
    }
}
