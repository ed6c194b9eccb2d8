package fr.ancvconnect.local;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The configuration defaults of a developer's machine. System properties, environment variables and
 * {@code application.properties} override them.
 */
final class LocalDefaults implements ConfigSource {

    /** Lower than the ordinal of {@code application.properties}, which is 250. */
    private static final int ORDINAL = 200;

    /** The identity of the service at ANCV. The simulator alone has the same defaults. */
    static final Map<String, String> OF_ANCV = Map.of(
            "ancv.service-provider-id", "100001",
            "ancv.seal-keys", "ver001=a-seal-key-of-this-machine,ver002=the-next-seal-key-of-this-machine",
            "ancv.seal-key-version", "ver001");

    private static final String PUBLIC_KEY = "mp.jwt.verify.publickey";

    private final Map<String, String> values;
    private final ConfigSourceContext others;

    LocalDefaults(ConfigSourceContext others) {
        this.others = others;
        this.values = new HashMap<>(Map.of(
                "table.name", "ancv-connect",
                "ancv.base-url", "http://localhost:${local.simulator.port}/local/ancv/public/v1",
                "fingerprint.keys", "ver001=a-fingerprint-key-of-this-machine",
                "link.keys", "ver001=a-link-key-of-this-machine",
                "mp.jwt.verify.issuer", "http://localhost/local/tokens",
                "mp.jwt.verify.audiences", "ancv-connect",
                "local.simulator.port", FreePorts.of("simulator"),
                "local.dynamodb.port", FreePorts.of("dynamodb")));
        values.putAll(OF_ANCV);
        values.putAll(Map.of(
                "local.clock.ahead", "PT0S",
                "metrics.printed", "false",
                "log.json", "false",
                "local.sweep.delay", "5s",
                "quarkus.dynamodb.endpoint-override", "http://localhost:${local.dynamodb.port}",
                "quarkus.dynamodb.aws.region", "eu-west-3",
                "quarkus.dynamodb.aws.credentials.type", "static",
                "quarkus.dynamodb.aws.credentials.static-provider.access-key-id", "local",
                "quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", "local"));
        values.putAll(inTests() ? ofTests() : ofServer());
    }

    @Override
    public String getName() {
        return "the defaults of a developer's machine";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public @Nullable String getValue(String name) {
        return PUBLIC_KEY.equals(name) ? publicKey().orElse(null) : values.get(name);
    }

    private boolean inTests() {
        return others.getProfiles().contains("test");
    }

    private static Map<String, String> ofTests() {
        // In tests, the mock event server receives the HTTP requests. Its port is known after it starts.
        return Map.of(
                "sweep.every",
                "off",
                "notification.base-url",
                "http://localhost:${quarkus.lambda.mock-event-server.test-port:8081}");
    }

    private static Map<String, String> ofServer() {
        return Map.of(
                "data.dir", "data",
                "sweep.every", "1m",
                "notification.base-url", "http://localhost:${quarkus.http.port:8080}",
                // The embedded database loads a native library. Without this attribute, JDK 25 logs a warning.
                "quarkus.package.jar.manifest.attributes.\"Enable-Native-Access\"", "ALL-UNNAMED",
                "quarkus.package.jar.manifest.attributes.\"Add-Opens\"", "java.base/java.lang",
                // Anyone who can reach this server can get any token, so it listens on the loopback address only.
                "quarkus.http.host", "localhost",
                // StartupMessage logs the address in one line.
                "quarkus.log.category.\"io.quarkus\".level", "WARN");
    }

    /** Created on first use, so that the build of the project creates no key. Empty if another key is configured. */
    private Optional<String> publicKey() {
        return given("mp.jwt.verify.publickey.location").isPresent()
                ? Optional.empty()
                : TokenKeys.readable(dataDir()).map(TokenKeys::publicKeyAsText);
    }

    private Optional<Path> dataDir() {
        return given("data.dir")
                .or(() -> Optional.ofNullable(values.get("data.dir")))
                .map(Path::of);
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(others.getValue(name).getValue()).filter(value -> !value.isBlank());
    }

    /**
     * Free ports for the servers of this run. The clients need them in their configuration before the servers start.
     * A live reload uses new ports, so that it need not wait until the old ones are released.
     */
    static final class FreePorts {

        private static final Map<String, String> PORTS = new ConcurrentHashMap<>();

        private FreePorts() {}

        /** Returns the port of this server. It stays the same for the whole run. */
        static String of(String server) {
            return PORTS.computeIfAbsent(server, _ -> Integer.toString(anyFree()));
        }

        private static int anyFree() {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException("This machine has no free port", e);
            }
        }
    }

    /** Adds {@link LocalDefaults} to the profiles of a developer's machine. Other profiles get no defaults. */
    public static final class LocalDefaultsFactory implements ConfigSourceFactory {

        private static final Set<String> PROFILES = Set.of("dev", "test", "local");

        @Override
        public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
            if (Collections.disjoint(context.getProfiles(), PROFILES)) {
                return List.of();
            }
            // The HTTP server would answer an invalid path without a problem document. RequestHeaders rejects it
            // instead.
            System.setProperty("vertx.disableURIValidation", "true");
            return List.of(new LocalDefaults(context));
        }
    }
}
