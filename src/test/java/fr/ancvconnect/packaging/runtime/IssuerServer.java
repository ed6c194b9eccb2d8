package fr.ancvconnect.packaging.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The issuer of the test's tokens. Its key may be cached for one second, and the server can simulate failures. */
final class IssuerServer implements AutoCloseable {

    /** The id of the published key. */
    static final String KEY = "k1";

    /** The behaviour when its keys are requested. */
    enum Behaviour {
        NORMAL,
        SERVER_ERROR,
        NO_RESPONSE,
        EMPTY_KEY_SET,
        HTML_PAGE
    }

    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private volatile String keys;
    private volatile Behaviour behaviour = Behaviour.NORMAL;

    IssuerServer(TokenIssuer tokens) throws IOException, JoseException {
        keys = keySet(KEY, tokens.keys().getPublic());
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::respond);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    /** Publishes this key in place of the earlier one. */
    void publish(String id, PublicKey key) throws JoseException {
        keys = keySet(id, key);
    }

    /** The number of requests since the last call of this method. */
    int takeRequestCount() {
        return requests.getAndSet(0);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String keySet(String id, PublicKey key) throws JoseException {
        JsonWebKey published = JsonWebKey.Factory.newJwk(key);
        published.setKeyId(id);
        return new JsonWebKeySet(published).toJson();
    }

    private void respond(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        switch (behaviour) {
            case NORMAL -> respond(exchange, 200, keys);
            case SERVER_ERROR -> respond(exchange, 500, "");
            case EMPTY_KEY_SET -> respond(exchange, 200, "{\"keys\": []}");
            case HTML_PAGE -> respond(exchange, 200, "<html>Please log in to this network</html>");
            case NO_RESPONSE -> {}
        }
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Cache-Control", "max-age=1");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
