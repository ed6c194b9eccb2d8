package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** AWS Secrets Manager with one secret. It supports only GetSecretValue. */
final class SecretStore implements AutoCloseable {

    private static final String NAME =
            "arn:aws:secretsmanager:eu-west-3:123456789012:secret:ancv-connect/seal-keys-AbCdEf";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger readings = new AtomicInteger();
    private final HttpServer server;
    private volatile Optional<String> value;

    SecretStore(String value) throws IOException {
        this.value = Optional.of(value);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The configuration with which a function finds it. */
    Map<String, String> configuration() {
        return Map.of(
                "ANCV_SEAL_KEYS_SECRET",
                NAME,
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Sets the value of the secret. */
    void holds(String text) {
        value = Optional.of(text);
    }

    /** Denies all further reads. */
    void denies() {
        value = Optional.empty();
    }

    /** The number of reads. */
    int readings() {
        return readings.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        boolean known = "secretsmanager.GetSecretValue"
                        .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                && NAME.equals(asked.path("SecretId").asText());
        readings.incrementAndGet();
        var told = JSON.createObjectNode();
        value.filter(_ -> known)
                .ifPresentOrElse(
                        keys -> told.put("ARN", NAME).put("SecretString", keys),
                        () -> told.put("__type", "AccessDeniedException")
                                .put("Message", "not authorized to perform this"));
        byte[] bytes = told.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(told.has("SecretString") ? 200 : 400, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
