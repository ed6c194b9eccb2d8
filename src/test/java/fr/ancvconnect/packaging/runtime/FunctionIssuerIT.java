package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.packaging.runtime.IssuerServer.Behaviour;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A failure of the token issuer must not make a valid token count as invalid. */
@DisabledIfSystemProperty(
        named = "blackbox.target",
        matches = "jar",
        disabledReason = "The local jar issues its own tokens")
class FunctionIssuerIT {

    /** Longer than the second for which the keys are cached. */
    private static final long BEYOND_CACHE_MILLIS = 1_500;

    private TestEnvironment environment;
    private IssuerServer issuer;
    private LambdaFunction function;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        environment = new TestEnvironment(directory);
        issuer = new IssuerServer(environment.tokens());
        var configuration = environment.configuration();
        configuration.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", issuer.address());
        function = environment.function(TestTarget.program(), configuration);
    }

    @AfterEach
    void stop() {
        function.close();
        issuer.close();
        environment.close();
    }

    @Test
    void unreadable_issuer_keys_return_503_and_are_requested_again() throws Exception {
        for (Behaviour failure :
                List.of(Behaviour.SERVER_ERROR, Behaviour.EMPTY_KEY_SET, Behaviour.HTML_PAGE, Behaviour.NO_RESPONSE)) {
            issuer.behave(failure);
            assertUnavailable(call(environment.tokens().platform()));
        }
        assertThat(function.output()).contains("IssuerKeysUnavailable");
        issuer.behave(Behaviour.NORMAL);
        assertThat(status(environment.tokens().platform())).isEqualTo(201);
    }

    @Test
    void cached_issuer_keys_stay_valid_in_an_outage_and_an_unknown_key_returns_503() throws Exception {
        assertThat(status(environment.tokens().platform(IssuerServer.KEY))).isEqualTo(201);
        issuer.behave(Behaviour.NO_RESPONSE);
        issuer.takeRequestCount();
        Thread.sleep(BEYOND_CACHE_MILLIS);
        assertThat(status(environment.tokens().platform(IssuerServer.KEY))).isEqualTo(200);
        assertThat(issuer.takeRequestCount()).isEqualTo(1);
        assertUnavailable(call(environment.tokens().platform("k2")));
    }

    @Test
    void a_token_with_a_key_that_the_issuer_does_not_have_is_rejected() throws Exception {
        assertThat(status(environment.tokens().platform("k2"))).isEqualTo(401);
    }

    @Test
    void a_token_of_a_removed_key_is_rejected_when_the_keys_are_read_again() throws Exception {
        String token = environment.tokens().platform(IssuerServer.KEY);
        assertThat(status(token)).isEqualTo(201);
        assertThat(status(token)).isEqualTo(200);
        issuer.publish("k2", environment.tokens().keys().getPublic());
        Thread.sleep(BEYOND_CACHE_MILLIS);
        assertThat(status(token)).isEqualTo(401);
        assertThat(status(environment.tokens().platform("k2"))).isEqualTo(200);
    }

    @Test
    void a_token_is_rejected_when_another_key_has_its_key_id() throws Exception {
        String token = environment.tokens().platform(IssuerServer.KEY);
        assertThat(status(token)).isEqualTo(201);
        var generator = KeyPairGenerator.getInstance("RSA");
        issuer.publish(IssuerServer.KEY, generator.generateKeyPair().getPublic());
        Thread.sleep(BEYOND_CACHE_MILLIS);
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void a_token_is_rejected_when_it_expires_although_it_was_accepted() throws Exception {
        String token = environment.tokens().platform(IssuerServer.KEY, Duration.ofSeconds(20));
        assertThat(status(token)).isEqualTo(201);
        assertThat(status(token)).isEqualTo(200);
        assertThat(Eventually.until(() -> status(token), status -> status != 200))
                .isEqualTo(401);
    }

    private static void assertUnavailable(FunctionResponse response) {
        assertThat(response.status()).as(response.body()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("retry-after", "5");
        assertThat(response.json().path("code").asText()).isEqualTo("service-unavailable");
    }

    private int status(String token) throws Exception {
        return call(token).status();
    }

    private FunctionResponse call(String token) throws Exception {
        return function.call(new BookingFixture("issuer").establishment().as(token));
    }
}
