package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.platform;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.LogCapture;
import fr.ancvconnect.dynamodb.DynamoDbEstablishmentStore;
import fr.ancvconnect.dynamodb.DynamoDbFolderStore;
import fr.ancvconnect.dynamodb.DynamoDbPaymentStore;
import fr.ancvconnect.dynamodb.LocalTables;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.ThrottlingRetry;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While DynamoDB is unreachable, clients and ANCV get a response that asks for a retry. A request that DynamoDB forbids
 * is an internal error.
 */
@QuarkusTest
class UnavailableStoreApiTest {

    private static final String PAYMENT = "/booking-folders/F-1/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static final long SIX_SECONDS = Duration.ofSeconds(6).toNanos();

    private LogCapture<String> logs;

    @BeforeEach
    void start_log_capture() {
        // The simulator's own notifications would read the store too.
        ApiClient.disableNotifications();
        logs = LogCapture.forLogger("", line -> line.getFormattedMessage());
    }

    @AfterEach
    void stop_log_capture() {
        logs.close();
        ApiClient.clearFaults();
    }

    static Stream<Supplier<Response>> calls() {
        return Stream.of(
                () -> platform().get("/booking-folders/F-1"),
                () -> platform().get("/establishments/h1/payments"),
                () -> platform().body(ApiClient.folderBody("h1", 1_000)).put("/booking-folders/F-1"),
                () -> ApiClient.start(platform(), "F-1", "k1", 100, "marie@exemple.fr"),
                () -> platform().post(PAYMENT + "/refusal"),
                () -> platform().post("/booking-folders/F-1/cancellation"),
                () -> given().contentType("application/json")
                        .body(Map.of(
                                "responseDate",
                                "2026-07-01T10:00:00Z",
                                "transaction",
                                Map.of("id", "TX1", "state", "AUTHORIZED")))
                        .post("/webhooks/ancv/F-1/AAAAAAAAAAAAAAAAAAAAAAAAAA/secret"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void an_unreachable_store_returns_503_and_is_logged(Supplier<Response> call) throws IOException {
        useStoreAt(URI.create("http://127.0.0.1:" + closedPort()));
        call.get()
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("code", equalTo("service-unavailable"));
        assertThat(logs.lines()).anyMatch(line -> line.contains("StoreUnavailable"));
    }

    @Test
    void a_request_that_the_store_denies_returns_500_without_internal_details() throws IOException {
        HttpServer forbidding = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] denied = "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"not authorized\"}"
                .getBytes(UTF_8);
        forbidding.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(400, denied.length);
            try (var out = exchange.getResponseBody()) {
                out.write(denied);
            }
        });
        forbidding.start();
        try {
            useStoreAt(URI.create("http://127.0.0.1:" + forbidding.getAddress().getPort()));
            platform()
                    .get("/booking-folders/F-1")
                    .then()
                    .statusCode(500)
                    .header("Retry-After", (String) null)
                    .body("code", equalTo("internal-error"))
                    .body(not(containsString("authorized")));
            assertThat(logs.lines()).anyMatch(line -> line.contains("DynamoDbException"));
        } finally {
            forbidding.stop(0);
        }
    }

    private static void useStoreAt(URI endpoint) {
        // Six seconds pass between two readings of this clock, so the store does not retry. Retries would hold up the
        // requests that follow, because the test's event server handles one request at a time.
        var nanoTime = new AtomicLong();
        var retry = new ThrottlingRetry(() -> nanoTime.addAndGet(SIX_SECONDS));
        var table = new Table(LocalTables.client(endpoint), "none", retry);
        QuarkusMock.installMockForType(new DynamoDbFolderStore(table), DynamoDbFolderStore.class);
        QuarkusMock.installMockForType(new DynamoDbPaymentStore(table), DynamoDbPaymentStore.class);
        QuarkusMock.installMockForType(new DynamoDbEstablishmentStore(table), DynamoDbEstablishmentStore.class);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
