package fr.ancvconnect.elements;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;

/** Serves the files of the local server, with those of its libraries, and nothing of the service. */
final class GalleryServer implements AutoCloseable {

    private static final String ROOT = "META-INF/resources";
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private final HttpServer server;

    GalleryServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", GalleryServer::respond);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void respond(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String file = path.equals("/elements") ? "/elements/index.html" : path;
        try (exchange;
                InputStream content = GalleryServer.class.getClassLoader().getResourceAsStream(ROOT + file)) {
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = content.readAllBytes();
            exchange.getResponseHeaders()
                    .set("Content-Type", MEDIA_TYPES.get(file.substring(file.lastIndexOf('.') + 1)));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
