package fr.ancvconnect.packaging;

import com.sun.net.httpserver.HttpExchange;
import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.io.InterruptedIOException;
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
    private static final Set<String> CONNECTION_HEADERS =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings");

    private final HttpClient client = HttpClient.newHttpClient();

    /** Forwards the request with its body. */
    public void forward(HttpExchange exchange, URI address) throws IOException {
        forward(exchange, exchange.getRequestBody().readAllBytes(), address);
    }

    /** Forwards a request whose body was already read, and returns the response that was passed on. */
    public HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body, URI address) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(Eventually.LONGEST)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().entrySet().stream()
                .filter(header -> isForwarded(header.getKey()))
                .forEach(header -> header.getValue().forEach(value -> request.header(header.getKey(), value)));
        try (exchange) {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            response.headers().map().entrySet().stream()
                    .filter(header -> isForwarded(header.getKey()))
                    .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
            return response;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static boolean isForwarded(String header) {
        return !CONNECTION_HEADERS.contains(header.toLowerCase(Locale.ROOT));
    }
}
