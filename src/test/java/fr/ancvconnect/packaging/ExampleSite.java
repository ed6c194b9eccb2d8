package fr.ancvconnect.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The site of a booking platform: the files of an example, the bundle of the elements, and tokens. */
final class ExampleSite implements AutoCloseable {

    private static final Path BUNDLE = Path.of("src/elements/dist/ancv-connect-elements.js");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8");

    private final HttpServer server;
    private final Path files;
    private final Map<String, String> settings;
    private final String token;

    /**
     * Starts a site with the files of this directory.
     *
     * @param settings what stands in the files of an example, and what a site puts in its place
     */
    ExampleSite(Path files, Map<String, String> settings, String token) throws IOException {
        this.files = files;
        this.settings = settings;
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The origin of the site. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/token" -> send(exchange, "text/plain", token);
            case "/merci" -> send(exchange, TYPES.get("html"), "<title>Merci</title><p>Votre séjour est payé, merci.");
            case "/favicon.ico" -> exchange.sendResponseHeaders(204, -1);
            case "/ancv-connect-elements.js" -> send(exchange, TYPES.get("js"), Files.readString(BUNDLE));
            default -> sendFile(exchange, files.resolve(path.equals("/") ? "index.html" : path.substring(1)));
        }
    }

    private void sendFile(HttpExchange exchange, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String text = Files.readString(file);
        for (var setting : settings.entrySet()) {
            text = text.replace(setting.getKey(), setting.getValue());
        }
        String extension = file.toString().replaceFirst(".*\\.", "");
        send(exchange, TYPES.getOrDefault(extension, "application/octet-stream"), text);
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
