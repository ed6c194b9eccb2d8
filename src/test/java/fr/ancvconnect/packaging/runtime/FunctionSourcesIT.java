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
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "Nobody tells it a source")
class FunctionSourcesIT {

    private static final String FIXED = "/webhooks/ancv";
    private static final String ANCV = "192.0.2.77";
    private static final String STRANGER = "203.0.113.9";
    private static final BookingFixture STAY = new BookingFixture("1");

    private static TestEnvironment surroundings;
    private static CountedDatabase database;
    private static FunctionProgram program;
    private static Notification told;

    private LambdaFunction function;

    @BeforeAll
    static void a_guest_has_confirmed(@TempDir Path directory) throws Exception {
        surroundings = new TestEnvironment(directory);
        program = TestTarget.program();
        database = new CountedDatabase(surroundings.configuration().get("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE"));
        try (var everybody = start(Map.of())) {
            for (FunctionRequest call : List.of(STAY.hotel(), STAY.option(), STAY.folder())) {
                assertThat(everybody
                                .call(call.as(surroundings.tokens().platform()))
                                .status())
                        .isIn(200, 201);
            }
            FunctionResponse asked =
                    everybody.call(STAY.payment("k1").as(surroundings.tokens().platform()));
            told = surroundings.confirmed(asked.json().path("ancvTransactionId").asText());
        }
    }

    @AfterAll
    static void stop() {
        database.close();
        surroundings.close();
    }

    @BeforeEach
    void only_ancv_may_notify() throws Exception {
        function = start(Map.of("ANCV_NOTIFICATION_CIDRS", "198.51.100.0/24,192.0.2.0/24"));
    }

    @AfterEach
    void end() {
        function.close();
    }

    @Test
    void one_from_elsewhere_is_told_what_a_wrong_address_is_told_and_nothing_is_read_for_it() throws Exception {
        for (String path : List.of(told.url().getPath(), FIXED)) {
            FunctionResponse answer = notify(path, told.seal(), STRANGER);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("code").asText()).isEqualTo("transaction-not-found");
        }
        assertThat(database.calls).isEmpty();
        assertThat(function.said()).contains("is not one of ANCV_NOTIFICATION_CIDRS");
    }

    @Test
    void one_from_ancv_is_taken() throws Exception {
        assertThat(notify(told.url().getPath(), told.seal(), ANCV).status()).isEqualTo(204);
        assertThat(notify(FIXED, told.seal(), ANCV).status()).isEqualTo(204);
        assertThat(function.said()).contains("AncvLatency");
    }

    @Test
    void a_wrong_seal_costs_no_read() throws Exception {
        for (String path : List.of(told.url().getPath(), FIXED)) {
            assertThat(notify(path, "HmacSHA256.ver001.AAAA", ANCV).status()).isEqualTo(401);
        }
        assertThat(database.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "x"})
    void a_wrong_address_costs_one_read_and_no_call_to_ancv(String secret) throws Exception {
        String guessed = told.url().getPath().replaceFirst("[^/]+$", secret);
        assertThat(notify(guessed, told.seal(), ANCV).status()).isEqualTo(404);
        assertThat(database.calls).containsExactly("DynamoDB_20120810.GetItem");
        assertThat(function.said()).doesNotContain("AncvLatency").contains("Notification answered with 404");
    }

    @Test
    void the_log_tells_the_source_of_a_notification_and_of_no_other_call_and_no_secret() throws Exception {
        notify(told.url().getPath(), told.seal(), STRANGER);
        JsonNode line = function.said()
                .lines()
                .filter(said -> said.contains("Notification answered with 404"))
                .map(EventSamples::read)
                .findFirst()
                .orElseThrow();
        assertThat(line.path("sourceIp").asText()).isEqualTo(STRANGER);
        assertThat(line.path("userAgent").asText()).isEqualTo("a stranger");
        assertThat(line.path("folderId").asText()).isEqualTo(STAY.folderId());
        function.answer(from(
                FunctionRequest.of("GET", STAY.folderPath())
                        .as(surroundings.tokens().platform()),
                "198.51.100.200"));
        assertThat(function.said())
                .doesNotContain("198.51.100.200", told.url().getPath().replaceFirst(".*/", ""));
    }

    private FunctionResponse notify(String path, String seal, String source) throws Exception {
        database.calls.clear();
        return function.answer(from(BookingFixture.notification(path, told, seal), source));
    }

    private static ObjectNode from(FunctionRequest call, String source) {
        ObjectNode event = EventSamples.of(call);
        event.withObject("/requestContext/http").put("sourceIp", source).put("userAgent", "a stranger");
        event.withObject("/headers").put("x-forwarded-for", ANCV);
        return event;
    }

    private static LambdaFunction start(Map<String, String> more) throws IOException {
        var configuration = surroundings.configuration();
        configuration.put("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", database.address());
        configuration.putAll(more);
        return surroundings.function(program, configuration);
    }

    /** A proxy for DynamoDB that records the operations. */
    private static final class CountedDatabase implements AutoCloseable {

        private final List<String> calls = new CopyOnWriteArrayList<>();
        private final HttpRelay relay = new HttpRelay();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server;

        CountedDatabase(String behind) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                calls.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
                relay.pass(exchange, URI.create(behind + "/"));
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
