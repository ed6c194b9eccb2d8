package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** An issuer of tokens that has a bad day. */
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "It signs its tokens itself")
class FunctionIssuerIT {

    /** What the issuer does when its keys are asked for. */
    private enum Mood {
        FINE, BROKEN, SILENT
    }

    private Surroundings surroundings;
    private HttpServer issuer;
    private volatile Mood mood = Mood.BROKEN;

    @BeforeEach
    void an_issuer(@TempDir Path directory) throws Exception {
        surroundings = new Surroundings(directory);
        byte[] keys = new JsonWebKeySet(JsonWebKey.Factory.newJwk(surroundings.tokens().keys().getPublic())).toJson()
                .getBytes(StandardCharsets.UTF_8);
        issuer = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        issuer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        issuer.createContext("/", exchange -> {
            if (mood == Mood.SILENT) {
                return;
            }
            try (exchange) {
                exchange.sendResponseHeaders(mood == Mood.FINE ? 200 : 500, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
        surroundings.close();
    }

    @Test
    void keys_that_cannot_be_read_make_no_token_a_bad_one_and_are_asked_for_again() throws Exception {
        var configuration = surroundings.configuration();
        configuration.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", "http://localhost:" + issuer.getAddress().getPort());
        Call call = new Stay("1").hotel().as(surroundings.tokens().platform());
        try (var function = new LambdaFunction(Target.program(), configuration)) {
            assertThat(function.call(call).json().path("code").asText()).isEqualTo("internal-error");
            mood = Mood.SILENT;
            assertThat(function.call(call).status()).isEqualTo(500);
            mood = Mood.FINE;
            assertThat(function.call(call).status()).isEqualTo(201);
            assertThat(function.said()).contains("IssuerKeysUnreadable");
        }
    }
}
