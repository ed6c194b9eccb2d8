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

    private final AtomicInteger readCount = new AtomicInteger();
    private final HttpServer server;
    private volatile Optional<String> value;

    SecretStore(String value) throws IOException {
        this.value = Optional.of(value);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
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
    void setValue(String text) {
        value = Optional.of(text);
    }

    /** Denies all further reads. */
    void denyReads() {
        value = Optional.empty();
    }

    /** The number of reads. */
    int readCount() {
        return readCount.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        boolean known = "secretsmanager.GetSecretValue"
                        .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                && NAME.equals(request.path("SecretId").asText());
        readCount.incrementAndGet();
        var response = JSON.createObjectNode();
        value.filter(_ -> known)
                .ifPresentOrElse(
                        keys -> response.put("ARN", NAME).put("SecretString", keys),
                        () -> response.put("__type", "AccessDeniedException")
                                .put("Message", "not authorized to perform this"));
        byte[] bytes = response.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(response.has("SecretString") ? 200 : 400, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
