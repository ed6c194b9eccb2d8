package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.packaging.runtime.IssuerServer.Mood;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A failure of the token issuer must not make a valid token count as invalid. */
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "It signs its tokens itself")
class FunctionIssuerIT {

    /** Longer than the second for which the keys are cached. */
    private static final long OVER_MILLIS = 1_500;

    private TestEnvironment surroundings;
    private IssuerServer issuer;
    private LambdaFunction function;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        surroundings = new TestEnvironment(directory);
        issuer = new IssuerServer(surroundings.tokens());
        var configuration = surroundings.configuration();
        configuration.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", issuer.address());
        function = surroundings.function(TestTarget.program(), configuration);
    }

    @AfterEach
    void stop() {
        function.close();
        issuer.close();
        surroundings.close();
    }

    @Test
    void keys_that_cannot_be_read_make_no_token_a_bad_one_and_are_asked_for_again() throws Exception {
        for (Mood bad : List.of(Mood.BROKEN, Mood.WITHOUT_KEYS, Mood.ELSEWHERE, Mood.SILENT)) {
            issuer.is(bad);
            isToComeAgain(call(surroundings.tokens().platform()));
        }
        assertThat(function.said()).contains("IssuerKeysUnavailable");
        issuer.is(Mood.FINE);
        assertThat(status(surroundings.tokens().platform())).isEqualTo(201);
    }

    @Test
    void known_keys_outlive_an_issuer_that_is_away_and_of_others_nothing_is_said() throws Exception {
        assertThat(status(surroundings.tokens().platform(IssuerServer.KEY))).isEqualTo(201);
        issuer.is(Mood.SILENT);
        issuer.asked();
        Thread.sleep(OVER_MILLIS);
        assertThat(status(surroundings.tokens().platform(IssuerServer.KEY))).isEqualTo(200);
        assertThat(issuer.asked()).isEqualTo(1);
        isToComeAgain(call(surroundings.tokens().platform("k2")));
    }

    @Test
    void a_key_that_the_issuer_does_not_have_makes_a_bad_token() throws Exception {
        assertThat(status(surroundings.tokens().platform("k2"))).isEqualTo(401);
    }

    private static void isToComeAgain(FunctionResponse answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "5");
        assertThat(answer.json().path("code").asText()).isEqualTo("service-unavailable");
    }

    private int status(String token) throws Exception {
        return call(token).status();
    }

    private FunctionResponse call(String token) throws Exception {
        return function.call(new BookingFixture("issuer").hotel().as(token));
    }
}
