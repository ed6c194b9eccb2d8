package fr.ancvconnect.lambda.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.local.SignedTokens;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Serves the public key of {@link SignedTokens} with the key id {@code k1}, as an issuer does, or the keys of a test. */
final class KeyServer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String keys = keySet(Map.of("k1", SignedTokens.publicKey()));
    private volatile Optional<String> cacheControl = Optional.empty();

    KeyServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    /** Publishes these keys, by their ids, in place of the earlier ones. */
    void publish(Map<String, PublicKey> published) {
        keys = keySet(published);
    }

    /** Sets the header that says how long the keys may be cached. Without it, they may be cached for an hour. */
    void cacheControl(String header) {
        cacheControl = Optional.of(header);
    }

    /** The number of requests for the keys. */
    int requests() {
        return requests.get();
    }

    /** The rules for tokens of this issuer, with the keys of this server. */
    JWTAuthContextInfo rules(String issuer) {
        var rules =
                new JWTAuthContextInfo("http://127.0.0.1:" + server.getAddress().getPort() + "/keys", issuer);
        rules.setExpGracePeriodSecs(1);
        return rules;
    }

    /** These keys as a JSON Web Key Set. */
    static String keySet(Map<String, PublicKey> published) {
        try {
            var all = new ArrayList<JsonWebKey>();
            for (Map.Entry<String, PublicKey> one : published.entrySet()) {
                JsonWebKey key = JsonWebKey.Factory.newJwk(one.getValue());
                key.setKeyId(one.getKey());
                all.add(key);
            }
            return new JsonWebKeySet(all).toJson();
        } catch (JoseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void respond(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] body = keys.getBytes(UTF_8);
        cacheControl.ifPresent(header -> exchange.getResponseHeaders().set("Cache-Control", header));
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
