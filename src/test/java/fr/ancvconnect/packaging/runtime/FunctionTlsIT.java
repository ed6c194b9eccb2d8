package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.notification.Notification;
import java.nio.file.Path;
import java.time.Duration;
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
        disabledReason = "Tests only the deployed function")
class FunctionTlsIT {

    private static final BookingFixture BOOKING = new BookingFixture("1");

    private static final Duration LONGER_THAN_A_CONNECTION_IS_USED = Duration.ofMillis(1_100);

    private TestEnvironment environment;
    private TlsProxy tlsProxy;
    private IssuerServer issuer;

    @BeforeEach
    void startTlsProxy(@TempDir Path directory) throws Exception {
        environment = new TestEnvironment(directory);
        tlsProxy = new TlsProxy(directory);
        issuer = new IssuerServer(environment.tokens());
    }

    @AfterEach
    void stop() {
        tlsProxy.close();
        issuer.close();
        environment.close();
    }

    @Test
    void dynamodb_ancv_the_secret_and_the_issuer_keys_are_called_over_tls() throws Exception {
        try (var function = environment.function(TestTarget.program().with(tlsProxy.trust()), configuration())) {
            for (FunctionRequest call :
                    List.of(BOOKING.establishment(), BOOKING.option(), BOOKING.folder(), BOOKING.payment("k1"))) {
                FunctionResponse response =
                        function.call(call.as(environment.tokens().platform()));
                assertThat(response.status())
                        .as(response.body() + function.output())
                        .isIn(200, 201);
            }
        }
        assertThat(tlsProxy.reached()).containsExactlyInAnyOrder("dynamodb", "ancv", "secret", "issuer");
    }

    @Test
    void a_start_and_a_notification_after_a_pause_have_one_handshake_with_ancv_and_a_poll_has_none() throws Exception {
        try (var function = environment.function(TestTarget.program().with(tlsProxy.trust()), configuration())) {
            for (FunctionRequest call : List.of(BOOKING.establishment(), BOOKING.option(), BOOKING.folder())) {
                function.call(call.as(environment.tokens().platform()));
            }
            int before = tlsProxy.connections("ancv");
            FunctionResponse started =
                    function.call(BOOKING.payment("k1").as(environment.tokens().platform()));
            assertThat(started.status()).as(started.body()).isEqualTo(201);
            assertThat(tlsProxy.connections("ancv") - before).isBetween(0, 1);
            int afterStart = tlsProxy.connections("ancv");
            String payment = "/booking-folders/%s/payments/%s"
                    .formatted(
                            started.json().path("folderId").asText(),
                            started.json().path("id").asText());
            FunctionResponse polled = function.call(
                    FunctionRequest.of("GET", payment).as(environment.tokens().platform()));
            assertThat(polled.status()).as(polled.body()).isEqualTo(200);
            assertThat(tlsProxy.connections("ancv")).isEqualTo(afterStart);
            Notification confirmed =
                    environment.confirm(started.json().path("ancvTransactionId").asText());
            Thread.sleep(LONGER_THAN_A_CONNECTION_IS_USED);
            FunctionResponse notified =
                    function.call(BookingFixture.notification("/webhooks/ancv", confirmed, confirmed.seal()));
            assertThat(notified.status()).as(notified.body()).isEqualTo(204);
            assertThat(tlsProxy.connections("ancv")).isEqualTo(afterStart + 1);
        }
    }

    @Test
    void a_server_with_an_untrusted_certificate_is_not_called() throws Exception {
        try (var function = environment.function(TestTarget.program(), configuration())) {
            assertThat(function.call(BOOKING.establishment()
                                    .as(environment.tokens().platform()))
                            .status())
                    .isEqualTo(503);
            assertThat(function.output()).contains("The seal keys could not be read", "IssuerKeysUnavailable");
        }
        assertThat(tlsProxy.reached()).isEmpty();
    }

    private Map<String, String> configuration() {
        var all = environment.configuration();
        Map.of(
                        "dynamodb",
                        "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                        "ancv",
                        "ANCV_BASE_URL",
                        "secret",
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER")
                .forEach((name, variable) -> all.compute(variable, (_, address) -> tlsProxy.addressFor(name, address)));
        all.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", tlsProxy.addressFor("issuer", issuer.address()));
        return all;
    }
}
