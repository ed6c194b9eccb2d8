package fr.ancvconnect.packaging.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
    enum Mood {
        FINE,
        BROKEN,
        SILENT,
        WITHOUT_KEYS,
        ELSEWHERE
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private final String keys;
    private volatile Mood mood = Mood.FINE;

    IssuerServer(TokenIssuer tokens) throws IOException, JoseException {
        JsonWebKey key = JsonWebKey.Factory.newJwk(tokens.keys().getPublic());
        key.setKeyId(KEY);
        keys = new JsonWebKeySet(key).toJson();
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void is(Mood next) {
        mood = next;
    }

    /** The number of requests since the last call of this method. */
    int asked() {
        return asked.getAndSet(0);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        switch (mood) {
            case FINE -> answer(exchange, 200, keys);
            case BROKEN -> answer(exchange, 500, "");
            case WITHOUT_KEYS -> answer(exchange, 200, "{\"keys\": []}");
            case ELSEWHERE -> answer(exchange, 200, "<html>Please log in to this network</html>");
            case SILENT -> {}
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Cache-Control", "max-age=1");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
