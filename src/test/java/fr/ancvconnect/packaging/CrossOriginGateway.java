package fr.ancvconnect.packaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The service at another origin than the page: answers the browser as API Gateway does with the CORS settings of
 * template.yaml, and forwards its requests.
 */
final class CrossOriginGateway implements AutoCloseable {

    private static final Map<String, Object> SETTINGS =
            Template.read("template.yaml").at("Resources", "Api", "Properties", "CorsConfiguration");
    private static final int NO_CONTENT = 204;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpRelay relay = new HttpRelay();
    private final HttpServer server;
    private final String service;
    private volatile String origin = "";

    /** Starts before the service at this port of this machine. */
    CrossOriginGateway(int servicePort) throws IOException {
        service = "http://localhost:" + servicePort;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address without a slash at the end. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Sets the only value of the parameter CorsOrigins. */
    void allow(String allowedOrigin) {
        origin = allowedOrigin;
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean isPreflight = exchange.getRequestMethod().equals("OPTIONS");
        if (origin.equals(exchange.getRequestHeaders().getFirst("Origin"))) {
            var headers = exchange.getResponseHeaders();
            headers.set("Access-Control-Allow-Origin", origin);
            if (isPreflight) {
                headers.set("Access-Control-Allow-Methods", setting("AllowMethods"));
                headers.set("Access-Control-Allow-Headers", setting("AllowHeaders"));
                headers.set("Access-Control-Max-Age", SETTINGS.get("MaxAge").toString());
            } else {
                headers.set("Access-Control-Expose-Headers", setting("ExposeHeaders"));
            }
        }
        if (isPreflight) {
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            exchange.close();
        } else {
            relay.forward(exchange, URI.create(service + exchange.getRequestURI()));
        }
    }

    private static String setting(String name) {
        List<String> values = Template.in(SETTINGS, name);
        return String.join(",", values);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        relay.close();
    }
}
