package fr.ancvconnect.bench.comparison;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An HTTP server on this machine. */
final class HttpTarget implements Target, AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    HttpTarget(int port) {
        base = "http://127.0.0.1:" + port;
    }

    @Override
    public Response call(String method, String path, Map<String, String> headers, Optional<String> body)
            throws IOException, InterruptedException {
        BodyPublisher content = body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        var request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(LONGEST).method(method, content);
        headers.forEach(request::header);
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Response(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
