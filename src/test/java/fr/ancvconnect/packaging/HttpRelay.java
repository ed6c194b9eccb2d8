package fr.ancvconnect.packaging;

import com.sun.net.httpserver.HttpExchange;
import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;

/** Passes calls on to a service that stands behind, and its answers back. */
public final class HttpRelay implements AutoCloseable {

    /** Of this connection, not of what is asked. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private final HttpClient inside = HttpClient.newHttpClient();

    /** The whole of the call. */
    public void pass(HttpExchange exchange, URI address) throws IOException {
        pass(exchange, exchange.getRequestBody().readAllBytes(), address);
    }

    /** A call whose body was read already. */
    public void pass(HttpExchange exchange, byte[] body, URI address) throws IOException {
        var request = HttpRequest.newBuilder(address).timeout(Eventually.LONGEST)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().entrySet().stream().filter(header -> isPassedOn(header.getKey()))
                .forEach(header -> header.getValue().forEach(value -> request.header(header.getKey(), value)));
        try (exchange) {
            HttpResponse<byte[]> answer = inside.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().entrySet().stream().filter(header -> isPassedOn(header.getKey()))
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
