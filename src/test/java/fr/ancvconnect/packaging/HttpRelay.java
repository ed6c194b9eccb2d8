package fr.ancvconnect.packaging;

import com.sun.net.httpserver.HttpExchange;
import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;

/** Forwards HTTP requests to another server and returns its responses. */
public final class HttpRelay implements AutoCloseable {

    /** Headers of the connection itself, which are not forwarded. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private final HttpClient inside = HttpClient.newHttpClient();

    /** Forwards the request with its body. */
    public void pass(HttpExchange exchange, URI address) throws IOException {
        pass(exchange, exchange.getRequestBody().readAllBytes(), address);
    }

    /** Forwards a request whose body was already read. */
    public void pass(HttpExchange exchange, byte[] body, URI address) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(Eventually.LONGEST)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().entrySet().stream()
                .filter(header -> isPassedOn(header.getKey()))
                .forEach(header -> header.getValue().forEach(value -> request.header(header.getKey(), value)));
        try (exchange) {
            HttpResponse<byte[]> answer = inside.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().entrySet().stream()
                    .filter(header -> isPassedOn(header.getKey()))
                    .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        inside.close();
    }

    private static boolean isPassedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }
}
