package fr.ancvconnect.local;

import io.smallrye.config.ConfigSourceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The defaults of a developer's machine. Everything else that says something (a system property, an environment
 * variable, {@code application.properties}) is stronger.
 */
final class LocalDefaults implements ConfigSource {

    /** Below {@code application.properties}, which has 250. */
    private static final int ORDINAL = 200;
    private static final String PUBLIC_KEY = "mp.jwt.verify.publickey";

    private final Map<String, String> values;
    private final ConfigSourceContext others;

    LocalDefaults(ConfigSourceContext others) {
        this.others = others;
        this.values = new HashMap<>(Map.of(
                "table.name", "ancv-connect",
                "ancv.base-url", "http://localhost:${local.simulator.port}/local/ancv/public/v1",
                "ancv.service-provider-id", "100001",
                "ancv.seal-keys", "ver001=a-seal-key-of-this-machine,ver002=the-next-seal-key-of-this-machine",
                "ancv.seal-key-version", "ver001",
                "fingerprint.keys", "ver001=a-fingerprint-key-of-this-machine",
                "mp.jwt.verify.issuer", "http://localhost/local/tokens",
                "mp.jwt.verify.audiences", "ancv-connect",
                "local.simulator.port", FreePorts.of("simulator"),
                "local.dynamodb.port", FreePorts.of("dynamodb")));
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
    public String getValue(String name) {
        return PUBLIC_KEY.equals(name) ? publicKey().orElse(null) : values.get(name);
    }

    private boolean inTests() {
        return others.getProfiles().contains("test");
    }

    private static Map<String, String> ofTests() {
        // There the mock event server stands in front of the doors; its port is known once it listens.
        return Map.of("sweep.every", "off",
                "notification.base-url", "http://localhost:${quarkus.lambda.mock-event-server.test-port:8081}");
    }

    private static Map<String, String> ofServer() {
        return Map.of(
                "data.dir", "data",
                "sweep.every", "1m",
                "notification.base-url", "http://localhost:${quarkus.http.port:8080}",
                // The embedded database loads a native library; so JDK 25 does not complain.
                "quarkus.package.jar.manifest.attributes.\"Enable-Native-Access\"", "ALL-UNNAMED",
                "quarkus.package.jar.manifest.attributes.\"Add-Opens\"", "java.base/java.lang",
                // Whoever reaches this server gets any token.
                "quarkus.http.host", "localhost",
                // One line of our own tells the address.
                "quarkus.log.category.\"io.quarkus\".level", "WARN");
    }

    /** Made only when it is asked for: not while the project is being built. None where another key is configured. */
    private Optional<String> publicKey() {
        return given("mp.jwt.verify.publickey.location").isPresent() ? Optional.empty()
                : TokenKeys.readable(dataDir()).map(TokenKeys::publicKeyAsText);
    }

    private Optional<Path> dataDir() {
        return given("data.dir").or(() -> Optional.ofNullable(values.get("data.dir"))).map(Path::of);
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(others.getValue(name).getValue()).filter(value -> !value.isBlank());
    }

    /**
     * Ports for the servers of this run: clients are configured with them before the servers start. A live reload comes
     * with new ones, so that it need not wait for the old to be given back.
     */
    static final class FreePorts {

        private static final Map<String, String> PORTS = new ConcurrentHashMap<>();

        private FreePorts() {
        }

        /** The port of this server: the same for the whole run. */
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
}
