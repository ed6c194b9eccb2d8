package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Checks TLS for all connections of a function. A native binary contains TLS support only if the build requested it. */
@DisabledIfSystemProperty(
        named = "blackbox.target",
        matches = "jar",
        disabledReason = "What is deployed speaks with AWS")
class FunctionTlsIT {

    private static final BookingFixture STAY = new BookingFixture("1");

    private TestEnvironment surroundings;
    private TlsProxy front;
    private IssuerServer issuer;

    @BeforeEach
    void everybody_stands_behind_tls(@TempDir Path directory) throws Exception {
        surroundings = new TestEnvironment(directory);
        front = new TlsProxy(directory);
        issuer = new IssuerServer(surroundings.tokens());
    }

    @AfterEach
    void stop() {
        front.close();
        issuer.close();
        surroundings.close();
    }

    @Test
    void dynamodb_ancv_the_secret_and_the_issuer_s_keys_are_reached_over_it() throws Exception {
        try (var function = surroundings.function(TestTarget.program().with(front.trust()), configuration())) {
            for (FunctionRequest call : List.of(STAY.hotel(), STAY.option(), STAY.folder(), STAY.payment("k1"))) {
                FunctionResponse answer =
                        function.call(call.as(surroundings.tokens().platform()));
                assertThat(answer.status()).as(answer.body() + function.said()).isIn(200, 201);
            }
        }
        assertThat(front.reached()).containsExactlyInAnyOrder("dynamodb", "ancv", "secret", "issuer");
    }

    @Test
    void whoever_shows_a_certificate_that_nobody_vouches_for_is_not_spoken_with() throws Exception {
        try (var function = surroundings.function(TestTarget.program(), configuration())) {
            assertThat(function.call(STAY.hotel().as(surroundings.tokens().platform()))
                            .status())
                    .isEqualTo(503);
            assertThat(function.said()).contains("The seal keys could not be read", "IssuerKeysUnavailable");
        }
        assertThat(front.reached()).isEmpty();
    }

    private Map<String, String> configuration() {
        var all = surroundings.configuration();
        Map.of(
                        "dynamodb",
                        "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                        "ancv",
                        "ANCV_BASE_URL",
                        "secret",
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER")
                .forEach((name, variable) -> all.compute(variable, (_, plain) -> front.before(name, plain)));
        all.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", front.before("issuer", issuer.address()));
        return all;
    }
}
