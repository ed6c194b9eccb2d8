package fr.ancvconnect.lambda.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.lambda.problem.ProblemMessages;
import fr.ancvconnect.lambda.problem.ProblemResponses;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks headers over plain HTTP, where no gateway joins repeated fields. */
class RequestHeadersTest {

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void a_server_that_returns_the_first_value_of_a_header() {
        Router router = Router.router(vertx);
        new RequestHeaders(new ProblemResponses(new ProblemMessages(), new ObjectMapper(), null, null))
                .register(router);
        router.route()
                .handler(request -> request.response()
                        .end("first value: " + request.request().getHeader("Idempotency-Key") + "."));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void header_fields_with_the_same_name_are_joined_to_one_value() throws IOException {
        assertThat(answer("Idempotency-Key: a", "idempotency-key: b")).contains("first value: a,b.");
        assertThat(answer("Idempotency-Key: a", "idempotency-key:")).contains("first value: a,.");
        assertThat(answer("Idempotency-Key: a,")).contains("first value: a,.");
        assertThat(answer("Idempotency-Key: a")).contains("first value: a.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Anything: a\u0001b",
                "X-Anything: a\u007f",
                "Content-Length: x",
                "Content-Length: ",
                "X-Anything: a\u0000"
            })
    void a_header_that_http_does_not_allow_is_rejected(String header) throws IOException {
        assertThat(answer(header)).startsWith("HTTP/1.1 400 ").doesNotContain("first value");
    }

    private String answer(String... headers) throws IOException {
        String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("\r\n", headers)
                + "\r\n\r\n";
        try (var socket = new Socket(InetAddress.getByName("localhost"), server.actualPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
