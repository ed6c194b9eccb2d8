package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.local.simulator.notification.Notification;
import fr.ancvconnect.packaging.HttpRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the cost of unauthenticated requests to the webhook, and what is logged about their sources. */
@DisabledIfSystemProperty(
        named = "blackbox.target",
        matches = "jar",
        disabledReason = "The local jar does not know the source of a request")
class FunctionSourcesIT {

    private static final String FIXED = "/webhooks/ancv";
    private static final String ALLOWED_IP = "192.0.2.77";
    private static final String OTHER_IP = "203.0.113.9";
    private static final BookingFixture BOOKING = new BookingFixture("1");

    private static TestEnvironment environment;
    private static RecordingDatabaseProxy database;
    private static FunctionProgram program;
    private static Notification notification;

    private LambdaFunction function;

    @BeforeAll
    static void confirmPayment(@TempDir Path directory) throws Exception {
        environment = new TestEnvironment(directory);
        program = TestTarget.program();
        database = new RecordingDatabaseProxy(environment.configuration().get("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE"));
        try (var unrestricted = start(Map.of())) {
            for (FunctionRequest call : List.of(BOOKING.establishment(), BOOKING.option(), BOOKING.folder())) {
                assertThat(unrestricted
                                .call(call.as(environment.tokens().platform()))
                                .status())
                        .isIn(200, 201);
            }
            FunctionResponse started = unrestricted.call(
                    BOOKING.payment("k1").as(environment.tokens().platform()));
            notification =
                    environment.confirm(started.json().path("ancvTransactionId").asText());
        }
    }

    @AfterAll
    static void stop() {
        database.close();
        environment.close();
    }

    @BeforeEach
    void startWithSourceRanges() throws Exception {
        function = start(Map.of("ANCV_NOTIFICATION_CIDRS", "198.51.100.0/24,192.0.2.0/24"));
    }

    @AfterEach
    void stopFunction() {
        function.close();
    }

    @Test
    void a_notification_from_an_unlisted_source_gets_404_before_any_read() throws Exception {
        for (String path : List.of(notification.url().getPath(), FIXED)) {
            FunctionResponse response = notify(path, notification.seal(), OTHER_IP);
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.json().path("code").asText()).isEqualTo("transaction-not-found");
        }
        assertThat(database.calls).isEmpty();
        assertThat(function.output()).contains("is not one of ANCV_NOTIFICATION_CIDRS");
    }

    @Test
    void a_notification_from_a_listed_source_is_processed() throws Exception {
        assertThat(notify(notification.url().getPath(), notification.seal(), ALLOWED_IP)
                        .status())
                .isEqualTo(204);
        assertThat(notify(FIXED, notification.seal(), ALLOWED_IP).status()).isEqualTo(204);
        assertThat(function.output()).contains("AncvLatency");
    }

    @Test
    void a_wrong_seal_costs_no_read() throws Exception {
        for (String path : List.of(notification.url().getPath(), FIXED)) {
            assertThat(notify(path, "HmacSHA256.ver001.AAAA", ALLOWED_IP).status())
                    .isEqualTo(401);
        }
        assertThat(database.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "x"})
    void a_wrong_address_costs_one_read_and_no_call_to_ancv(String secret) throws Exception {
        String guessed = notification.url().getPath().replaceFirst("[^/]+$", secret);
        assertThat(notify(guessed, notification.seal(), ALLOWED_IP).status()).isEqualTo(404);
        assertThat(database.calls).containsExactly("DynamoDB_20120810.GetItem");
        assertThat(function.output()).doesNotContain("AncvLatency").contains("Notification answered with 404");
    }

    @Test
    void the_log_contains_the_source_of_notifications_only_and_no_secret() throws Exception {
        notify(notification.url().getPath(), notification.seal(), OTHER_IP);
        JsonNode line = function.output()
                .lines()
                .filter(text -> text.contains("Notification answered with 404"))
                .map(EventSamples::read)
                .findFirst()
                .orElseThrow();
        assertThat(line.path("sourceIp").asText()).isEqualTo(OTHER_IP);
        assertThat(line.path("userAgent").asText()).isEqualTo("a stranger");
        assertThat(line.path("folderId").asText()).isEqualTo(BOOKING.folderId());
        function.invokeHttp(from(
                FunctionRequest.of("GET", BOOKING.folderPath())
                        .as(environment.tokens().platform()),
                "198.51.100.200"));
        assertThat(function.output())
                .doesNotContain("198.51.100.200", notification.url().getPath().replaceFirst(".*/", ""));
    }

    private FunctionResponse notify(String path, String seal, String source) throws Exception {
        database.calls.clear();
        return function.invokeHttp(from(BookingFixture.notification(path, notification, seal), source));
    }

    private static ObjectNode from(FunctionRequest call, String source) {
        ObjectNode event = EventSamples.of(call);
        event.withObject("/requestContext/http").put("sourceIp", source).put("userAgent", "a stranger");
        event.withObject("/headers").put("x-forwarded-for", ALLOWED_IP);
        return event;
    }

    private static LambdaFunction start(Map<String, String> overrides) throws IOException {
        var configuration = environment.configuration();
        configuration.put("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", database.address());
        configuration.putAll(overrides);
        return environment.function(program, configuration);
    }

    /** A proxy for DynamoDB that records the operations. */
    private static final class RecordingDatabaseProxy implements AutoCloseable {

        private final List<String> calls = new CopyOnWriteArrayList<>();
        private final HttpRelay relay = new HttpRelay();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server;

        RecordingDatabaseProxy(String target) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                calls.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
                relay.forward(exchange, URI.create(target + "/"));
            });
            server.start();
        }

        private String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
            threads.close();
            relay.close();
        }
    }
}
