package fr.ancvconnect.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.Eventually;
import fr.ancvconnect.local.simulator.clock.SimulatorClock;
import fr.ancvconnect.local.simulator.http.StrictJson;
import fr.ancvconnect.local.simulator.model.TransactionIds;
import fr.ancvconnect.local.simulator.notification.HttpNotificationTransport;
import fr.ancvconnect.local.simulator.notification.Notification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class SimulatorServerTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    /** Longer than any test, so that a held answer is still held at the time of the assertion. */
    private static final Duration VERY_LONG = Duration.ofHours(1);

    private final BlockingQueue<Notification> notifications = new LinkedBlockingQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AncvSimulator simulator = simulatorWithHold(SHORT);
    private SimulatorServer server;

    @BeforeEach
    void start() throws IOException {
        server = SimulatorServer.start(simulator, 0);
    }

    private AncvSimulator simulatorWithHold(Duration hold) {
        return AncvSimulator.inMemory(
                SimulatorFixture.SETTINGS.withDelays(SHORT, hold, SHORT),
                new SimulatorClock(InstantSource.system()),
                new TransactionIds(),
                (sent, _) -> notifications.addAll(sent));
    }

    private void startWithLongHold() throws IOException {
        server.close();
        server = SimulatorServer.start(simulatorWithHold(VERY_LONG), 0);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void a_payment_can_be_confirmed_over_http() throws Exception {
        String id = SimulatorFixture.json(create("PAY-1").body())
                .at("/transaction/id")
                .asText();
        HttpResponse<byte[]> named = post(
                "/payment-transactions/" + id + "/payer/",
                OrderBodies.payer("marie@exemple.fr", 12000),
                List.of(id, "marie@exemple.fr", "12000"));
        assertThat(named.statusCode()).isEqualTo(200);
        HttpResponse<byte[]> screen = callTool("GET", "/phone?beneficiary=marie%40exemple.fr&beneficiary=x&y", "");
        assertThat(SimulatorFixture.json(screen.body())
                        .at("/items/0/transactionId")
                        .asText())
                .isEqualTo(id);
        HttpResponse<byte[]> confirmed = callTool("POST", "/phone/" + id + "/confirmation", "");
        assertThat(confirmed.statusCode()).isEqualTo(204);
        assertThat(confirmed.body()).isEmpty();
    }

    @Test
    void a_confirmed_transaction_is_validated_without_further_calls() throws Exception {
        String id = SimulatorFixture.json(create("PAY-1").body())
                .at("/transaction/id")
                .asText();
        post(
                "/payment-transactions/" + id + "/payer/",
                OrderBodies.payer("12345678901", 12000),
                List.of(id, "12345678901", "12000"));
        callTool("POST", "/phone/" + id + "/confirmation", "");
        assertThat(List.of(nextState(), nextState(), nextState()))
                .containsExactly("PROCESSING", "AUTHORIZED", "VALIDATED");
    }

    @Test
    void unknown_invalid_and_oversized_requests_are_rejected_with_problems() throws Exception {
        HttpResponse<byte[]> nowhere = callTool("GET", "/nowhere", "");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(callTool("PUT", "/faults", " ".repeat(64 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        assertThat(callTool("GET", "/phone", "").statusCode()).isEqualTo(400);
        assertThat(callTool("POST", "/phone", "").headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void a_lost_answer_closes_the_connection_without_a_byte() throws Exception {
        String id = SimulatorFixture.json(create("PAY-1").body())
                .at("/transaction/id")
                .asText();
        callTool("PUT", "/faults", "{\"call\":\"payer\",\"answer\":\"LOST_ANSWER\"}");
        byte[] body = StrictJson.bytes(OrderBodies.payer("marie@exemple.fr", 12000));
        assertThat(raw(
                        "POST /local/ancv/public/v1/payment-transactions/" + id
                                + "/payer/ HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: application/json\r\nANCV-Security: "
                                + SimulatorFixture.SEALS.header(List.of(id, "marie@exemple.fr", "12000"))
                                + "\r\nContent-Length: " + body.length + "\r\n\r\n",
                        body))
                .isEmpty();
        assertThat(new String(
                        callTool("GET", "/phone?beneficiary=marie@exemple.fr", "")
                                .body(),
                        UTF_8))
                .contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /phone?beneficiary=marie@exemple.fr",
                "GET /public/v1/payment-transactions/x/",
                "GET /local/ancv",
                "GET /local/ancv/",
                "GET /local/ancvphone",
                "GET /local/ancvXphone?beneficiary=marie@exemple.fr",
                "GET /local/ancv//",
                "GET /local/ancv/phone?beneficiary=%zz",
                "GET /local/ancv/phone?%=%",
                "GET /local/ancv/phone?&&=&=x",
                "GET /local/ancv/phone?beneficiary=%ff%fe",
                "GET /local/ancv/../local/ancv/nowhere",
                "GET /local/ancv/phone/%2e%2e/refusal",
                "GET /local/ancv/public/v1/payment-transactions/%zz",
                "GET /local/ancv/public/v1/payment-transactions/a/b/c",
                "GET http://localhost/local/ancv/nowhere",
                "FOO /local/ancv/phone",
                "POST /local/ancv/public/v1/payment-transactions/"
            })
    void an_invalid_request_target_is_answered_with_4xx(String line) throws Exception {
        String answer = new String(
                raw(
                        line + " HTTP/1.1\r\nHost: localhost\r\nX: \u00e9\r\nContent-Length: 0\r\n"
                                + "Connection: close\r\n\r\n",
                        new byte[0]),
                UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void a_client_sees_a_lost_answer_as_a_broken_connection() throws Exception {
        // Several times, because this client repeats a request after a broken connection.
        callTool("PUT", "/faults", "{\"call\":\"create\",\"answer\":\"LOST_ANSWER\",\"times\":20}");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> create("PAY-1"));
    }

    @Test
    void a_call_with_the_fault_timeout_is_answered_after_the_delay() throws Exception {
        callTool("PUT", "/faults", "{\"call\":\"create\",\"answer\":\"TIMEOUT\"}");
        assertThat(create("PAY-1").statusCode()).isEqualTo(500);
        assertThat(create("PAY-1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_call_with_the_fault_timeout_is_not_answered_before_the_client_times_out() throws Exception {
        startWithLongHold();
        callTool("PUT", "/faults", "{\"call\":\"create\",\"answer\":\"TIMEOUT\"}");
        HttpRequest request = HttpRequest.newBuilder(orders("PAY-1"), (_, _) -> true)
                .timeout(SHORT)
                .build();
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> client.send(request, BodyHandlers.discarding()));
    }

    @Test
    void a_delayed_answer_does_not_block_other_requests() throws Exception {
        startWithLongHold();
        callTool("PUT", "/faults", "{\"call\":\"create\",\"answer\":\"TIMEOUT\"}");
        var held = client.sendAsync(orders("PAY-1"), BodyHandlers.ofByteArray());
        assertThat(callTool("GET", "/phone?beneficiary=12345678901", "").statusCode())
                .isEqualTo(200);
        assertThat(held.isDone()).isFalse();
    }

    @Test
    void a_start_on_a_port_in_use_fails_and_names_the_port() {
        int port = URI.create(server.baseUrl()).getPort();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SimulatorServer.start(simulator, port))
                .withMessageContaining("port " + port);
    }

    @Test
    void a_notification_is_posted_with_its_seal() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        merchant.createContext("/in", exchange -> {
            received.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("ANCV-Security") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        merchant.start();
        try (HttpNotificationTransport transport = new HttpNotificationTransport()) {
            URI url = URI.create("http://localhost:" + merchant.getAddress().getPort() + "/in/1");
            assertThat(transport.post(new Notification("tx-1", url, "a.b.c", "{}".getBytes(UTF_8))))
                    .isEqualTo(404);
            assertThat(received.poll(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("POST a.b.c application/json {}");
        } finally {
            merchant.stop(0);
        }
    }

    /** Sends these bytes and returns all bytes of the answer until the connection is closed. */
    private byte[] raw(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.baseUrl()).getPort())) {
            socket.setSoTimeout((int) Eventually.LONGEST.toMillis());
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body);
            return socket.getInputStream().readAllBytes();
        }
    }

    private HttpResponse<byte[]> create(String paymentId) throws IOException, InterruptedException {
        return client.send(orders(paymentId), BodyHandlers.ofByteArray());
    }

    private HttpRequest orders(String paymentId) {
        return sealed("/payment-transactions/", OrderBodies.order(paymentId, 12000), sealOfOrder(paymentId));
    }

    private HttpResponse<byte[]> post(String path, ObjectNode body, List<String> fields) throws Exception {
        return client.send(sealed(path, body, SimulatorFixture.SEALS.header(fields)), BodyHandlers.ofByteArray());
    }

    private HttpRequest sealed(String path, ObjectNode body, String seal) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("Content-Type", "application/json")
                .header("ANCV-Security", seal)
                .POST(BodyPublishers.ofByteArray(StrictJson.bytes(body)))
                .build();
    }

    private HttpResponse<byte[]> callTool(String method, String path, String body) throws Exception {
        URI url = URI.create(server.baseUrl().replace("/public/v1", "") + path);
        return client.send(
                HttpRequest.newBuilder(url)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private String nextState() throws InterruptedException {
        return SimulatorFixture.json(notifications
                        .poll(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS)
                        .body())
                .at("/transaction/state")
                .asText();
    }

    private static String sealOfOrder(String paymentId) {
        return SimulatorFixture.SEALS.header(List.of("10000651", "42", "RES-1", paymentId, "12000"));
    }
}
