package fr.ancvconnect.ancv;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.ancvconnect.ancv.RetryPolicy.RetryDelays;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.keys.KeySource;
import fr.ancvconnect.keys.VersionedKeys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The fixture of the gateway's tests: a fixed clock, one transaction and a gateway with very short pauses. */
final class GatewayFixture {

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T21:42:58.123456Z"));
    static final AncvTransactionId ID = new AncvTransactionId("TX-1");
    static final String SUCCESS = "{\"transaction\": {\"id\": \"TX-1\", \"state\": \"PROCESSING\"}}";

    private GatewayFixture() {}

    /** A server to register as an extension: it starts before the tests, stops after them and is reset between them. */
    static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(wireMockConfig().dynamicPort())
                .build();
    }

    static AncvApi gateway(int port, InstantSource clock) {
        return gateway(port, (_, _) -> {}, clock);
    }

    static AncvApi gateway(int port, Metrics metrics, InstantSource clock) {
        return gateway(port, VersionedKeys.parse("ver001=clé-de-scellement-1").orElseThrow(), metrics, clock);
    }

    static AncvApi gateway(int port, KeySource keys, Metrics metrics, InstantSource clock) {
        var settings = new AncvSettings(URI.create("http://localhost:" + port + "/public/v1"), "200010", keys);
        return new AncvGateway(
                settings,
                metrics,
                clock,
                new RetryDelays(
                        Duration.ofMillis(2), Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofMinutes(1)));
    }

    /** A deadline with this remaining time. */
    static Deadline withRemaining(Duration remaining) {
        return new Deadline(CLOCK.instant().plus(remaining));
    }

    /** The calls of the port. */
    enum Call {
        CREATE,
        PAYER,
        READ,
        CANCEL;

        AncvResponse on(AncvApi ancv, Deadline deadline) {
            return switch (this) {
                case CREATE ->
                    ancv.create(
                            new AncvApi.NewTransaction(
                                    new AncvId("10000651"),
                                    "DOSSIER-1",
                                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                                    "Hôtel \"du Port\"",
                                    Money.ofCents(12_000),
                                    URI.create("https://connect.test/webhooks/ancv/abc")),
                            deadline);
                case PAYER ->
                    ancv.namePayer(
                            ID, Beneficiary.parse("marie@exemple.fr").orElseThrow(), Money.ofCents(12_000), deadline);
                case READ -> ancv.read(ID, deadline);
                case CANCEL -> ancv.cancel(ID, deadline);
            };
        }
    }
}
