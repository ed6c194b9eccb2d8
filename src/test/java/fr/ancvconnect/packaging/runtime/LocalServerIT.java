package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

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
    void one_key_is_one() throws IOException {
        assertThat(payment(authorization, "Idempotency-Key: a"))
                .startsWith("HTTP/1.1 404 ")
                .contains("folder-not-found");
    }

    @Test
    void two_keys_are_none() throws IOException {
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
    void two_tokens_are_none() throws IOException {
        assertThat(payment(authorization, "Authorization: Bearer x", "Idempotency-Key: a"))
                .startsWith("HTTP/1.1 401 ")
                .contains("unauthenticated");
        assertThat(payment(authorization, authorization, "Idempotency-Key: a"))
                .startsWith("HTTP/1.1 401 ")
                .contains("unauthenticated");
    }

    @Test
    void languages_in_two_fields_are_one_list() throws IOException {
        assertThat(answer("GET", "/nowhere", "", "Accept-Language: fr;q=0.4", "Accept-Language: en;q=0.8"))
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
    void what_http_does_not_allow_is_refused(String header) throws IOException {
        assertThat(answer("GET", "/establishments/none", "", authorization, header))
                .startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "a,b", "[", "%zz"})
    void whatever_host_is_named_nothing_fails(String host) throws IOException {
        assertThat(sent("GET /establishments/none HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 5");
    }

    private static String payment(String... headers) throws IOException {
        return answer(
                "POST",
                "/booking-folders/none/payments",
                PAYMENT,
                Stream.concat(
                                Stream.of(headers),
                                Stream.of("Content-Type: application/json", "Content-Length: " + PAYMENT.length()))
                        .toArray(String[]::new));
    }

    private static String answer(String method, String path, String body, String... headers) throws IOException {
        return sent(Stream.concat(
                                Stream.of(method + " " + path + " HTTP/1.1", "Host: localhost", "Connection: close"),
                                Stream.of(headers))
                        .collect(Collectors.joining("\r\n", "", "\r\n\r\n"))
                + body);
    }

    private static String sent(String request) throws IOException {
        try (var socket =
                new Socket(service.address().getHost(), service.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
