package fr.ancvconnect.lambda.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.local.SignedTokens;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Serves the public key of {@link SignedTokens} with the key id {@code k1}, as an issuer does. */
final class KeyServer implements AutoCloseable {

    private final HttpServer server;

    KeyServer() throws IOException, JoseException {
        JsonWebKey key = JsonWebKey.Factory.newJwk(SignedTokens.publicKey());
        key.setKeyId("k1");
        byte[] keys = new JsonWebKeySet(key).toJson().getBytes(UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            try (var out = exchange.getResponseBody()) {
                out.write(keys);
            }
        });
        server.start();
    }

    /** The rules for tokens of this issuer, with the keys of this server. */
    JWTAuthContextInfo rules(String issuer) {
        var rules =
                new JWTAuthContextInfo("http://127.0.0.1:" + server.getAddress().getPort() + "/keys", issuer);
        rules.setExpGracePeriodSecs(1);
        return rules;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
