package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends requests over plain HTTP to the local jar, byte for byte. No gateway joins repeated header fields there. */
class LocalServerIT {

    private static final String PAYMENT =
            "{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}";

    private static LocalJarService service;
    private static String authorization;

    @BeforeAll
    static void start() throws Exception {
        service = new LocalJarService(Path.of("target/local/ancv-connect-local.jar"), Map.of());
        FunctionResponse token =
                service.call(FunctionRequest.of("POST", "/local/tokens").json("{\"role\":\"platform\"}"));
        authorization = "Authorization: Bearer " + token.json().path("token").asText();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_single_idempotency_key_is_accepted() throws IOException {
        assertThat(payment(authorization, "Idempotency-Key: a"))
                .startsWith("HTTP/1.1 404 ")
                .contains("folder-not-found");
    }

    @Test
    void two_idempotency_keys_are_rejected() throws IOException {
        assertThat(payment(authorization, "Idempotency-Key: a", "Idempotency-Key: b"))
                .startsWith("HTTP/1.1 400 ")
                .contains("missing-idempotency-key");
        assertThat(payment(authorization, "Idempotency-Key: a", "idempotency-key:"))
                .startsWith("HTTP/1.1 400 ")
                .contains("missing-idempotency-key");
        assertThat(payment(authorization, "Idempotency-Key: a,"))
                .startsWith("HTTP/1.1 400 ")
                .contains("missing-idempotency-key");
    }

    @Test
    void two_authorization_headers_are_rejected() throws IOException {
        assertThat(payment(authorization, "Authorization: Bearer x", "Idempotency-Key: a"))
                .startsWith("HTTP/1.1 401 ")
                .contains("unauthenticated");
        assertThat(payment(authorization, authorization, "Idempotency-Key: a"))
                .startsWith("HTTP/1.1 401 ")
                .contains("unauthenticated");
    }

    @Test
    void two_accept_language_headers_are_read_as_one_list() throws IOException {
        assertThat(send("GET", "/unknown", "Accept-Language: fr;q=0.4", "Accept-Language: en;q=0.8"))
                .startsWith("HTTP/1.1 404 ")
                .contains("Not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Anything: a\u0001b",
                "X-Anything: a\u0000",
                "X-Anything: \u007f",
                "Content-Length: x",
                "Content-Length: 1,1"
            })
    void an_invalid_header_is_rejected(String header) throws IOException {
        assertThat(send("GET", "/establishments/none", authorization, header)).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/establishments/%zz",
                "/%",
                "/establishments/a|b",
                "/establishments/none?limit=%zz",
                "/establishments/none?limit=\"",
                "/webhooks/ancv/F/P/%"
            })
    void a_target_that_cannot_be_decoded_is_a_malformed_request(String target) throws IOException {
        assertThat(send("GET", target, authorization))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("Cache-Control: no-store")
                .contains("malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "a,b", "[", "%zz"})
    void an_unusual_host_header_causes_no_server_error(String host) throws IOException {
        assertThat(exchange("GET /establishments/none HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 5");
    }

    @Test
    void a_client_that_asks_first_sends_its_body_after_the_permission() throws IOException {
        String permission = "HTTP/1.1 100 Continue\r\n\r\n";
        try (Socket socket = connect()) {
            write(socket, paymentHead(authorization, "Idempotency-Key: a", "Expect: 100-continue"));
            assertThat(new String(socket.getInputStream().readNBytes(permission.length()), ISO_8859_1))
                    .isEqualTo(permission);
            write(socket, PAYMENT);
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("folder-not-found");
        }
    }

    private static String payment(String... headers) throws IOException {
        return exchange(paymentHead(headers) + PAYMENT);
    }

    private static String send(String method, String path, String... headers) throws IOException {
        return exchange(head(method, path, headers));
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** The head of a request that starts a payment, without its body. */
    private static String paymentHead(String... headers) {
        return head(
                "POST",
                "/booking-folders/none/payments",
                Stream.concat(
                                Stream.of(headers),
                                Stream.of("Content-Type: application/json", "Content-Length: " + PAYMENT.length()))
                        .toArray(String[]::new));
    }

    private static String head(String method, String path, String... headers) {
        return Stream.concat(
                        Stream.of(method + " " + path + " HTTP/1.1", "Host: localhost", "Connection: close"),
                        Stream.of(headers))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
    }

    private static Socket connect() throws IOException {
        var socket = new Socket(service.address().getHost(), service.address().getPort());
        socket.setSoTimeout((int) Eventually.LONGEST.toMillis());
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }
}
