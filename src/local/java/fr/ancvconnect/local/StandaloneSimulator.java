package fr.ancvconnect.local;

import fr.ancvconnect.config.Settings;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.keys.VersionedKeys;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The simulator of ANCV without the service and without Quarkus, on one port. It reads the environment variables that the service
 * reads too, so that one environment configures both. Without {@code DATA_DIR} everything is in memory.
 */
final class StandaloneSimulator implements AutoCloseable {

    private static final String HOST = "quarkus.http.host";
    private static final String PORT = "quarkus.http.port";
    private static final String SERVICE_PROVIDER_ID = "ancv.service-provider-id";
    private static final String SEAL_KEYS = "ancv.seal-keys";
    private static final String SEAL_KEY_VERSION = "ancv.seal-key-version";
    private static final String MINIMUM_AMOUNT = "ancv.minimum-amount";
    private static final String DATA_DIR = "data.dir";

    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65_535;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");
    private static final int ENVIRONMENT_ORDINAL = 300;
    private static final int DEFAULTS_ORDINAL = 200;

    private final SimulatorLauncher launcher;
    private final SimulatorSettings ancv;
    private final Optional<Path> dataDir;

    /**
     * Starts the simulator.
     *
     * @param environment the environment variables; others than those of the simulator are ignored
     * @throws ConfigurationException if a variable is malformed; the message is one line that names it
     * @throws IllegalStateException if the address or the file cannot be used; the message is one line that names it
     */
    StandaloneSimulator(Map<String, String> environment) {
        Settings settings = settings(environment);
        this.ancv = ancv(settings);
        this.dataDir = settings.find(DATA_DIR).map(Path::of);
        this.launcher =
                new SimulatorLauncher(ancv, dataDir, address(settings), new LocalClockProducer().clock(Duration.ZERO));
    }

    /** Returns one line with the address and the values that a connector needs. It shows no seal key. */
    String readyMessage() {
        return "The simulator of ANCV is ready at " + launcher.server().url()
                + ": base URL " + launcher.server().baseUrl()
                + ", service provider " + ancv.serviceProviderId()
                + ", seal key versions "
                + String.join(" ", ancv.sealKeys().keySet().stream().sorted().toList())
                + " (notifications: " + ancv.sealKeyVersion() + ")"
                + ", minimum " + ancv.minimumCents() + " cents"
                + ", data in " + dataDir.map(Path::toString).orElse("memory");
    }

    @Override
    public void close() {
        launcher.close();
    }

    private static Settings settings(Map<String, String> environment) {
        var defaults = new HashMap<>(LocalDefaults.OF_ANCV);
        defaults.put(HOST, "localhost");
        return new Settings(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new EnvConfigSource(environment, ENVIRONMENT_ORDINAL),
                        new PropertiesConfigSource(defaults, "the defaults of the simulator", DEFAULTS_ORDINAL))
                .build());
    }

    private static SimulatorSettings ancv(Settings settings) {
        String serviceProviderId = settings.text(SERVICE_PROVIDER_ID);
        if (!DIGITS.matcher(serviceProviderId).matches()) {
            throw settings.malformed(SERVICE_PROVIDER_ID, "a number of 1 to 20 digits");
        }
        SimulatorSettings defaults = LocalSettings.simulator(serviceProviderId, sealKeys(settings));
        return defaults.withMinimum(
                settings.wholeNumber(MINIMUM_AMOUNT, 1, Money.LARGEST.cents(), defaults.minimumCents()));
    }

    private static VersionedKeys sealKeys(Settings settings) {
        return VersionedKeys.parse(settings.findRaw(SEAL_KEYS).orElseThrow(() -> settings.missing(SEAL_KEYS)))
                .orElseThrow(() -> settings.malformed(SEAL_KEYS, "version=key,version=key"))
                .with(settings.text(SEAL_KEY_VERSION))
                .orElseThrow(() -> settings.malformed(SEAL_KEY_VERSION, "a version of ANCV_SEAL_KEYS"));
    }

    private static InetSocketAddress address(Settings settings) {
        int port = Math.toIntExact(settings.wholeNumber(PORT, 0, LAST_PORT, DEFAULT_PORT));
        var address = new InetSocketAddress(settings.text(HOST), port);
        if (address.isUnresolved()) {
            throw settings.malformed(HOST, "a host of this machine");
        }
        return address;
    }
}
