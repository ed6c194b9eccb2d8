package fr.ancvconnect.ancv;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import fr.ancvconnect.ancv.RetryPolicy.RetryDelays;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.contract.Exchange;
import fr.ancvconnect.contract.ExchangeSource;
import fr.ancvconnect.contract.OpenApiContract;
import fr.ancvconnect.contract.WireMockExchanges;
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
import java.util.List;
import java.util.function.BiFunction;

/** The fixture of the gateway's tests: a fixed clock, one transaction and a gateway with very short pauses. */
final class GatewayFixture {

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T21:42:58.123456Z"));
    static final AncvTransactionId ID = new AncvTransactionId("TX-1");
    static final String SUCCESS = """
            {"responseDate": "2026-11-23T22:42:58.120+01:00", "applicationContext": {}, "transaction": {"id": "TX-1", "state": "PROCESSING",
             "creationDate": "2026-11-23T22:42:58.120+01:00", "updateDate": "2026-11-23T22:42:58.120+01:00",
             "expirationDate": "2026-11-23T22:47:58.120+01:00", "merchant": {"shopId": 10000651, "serviceProviderId": "200010"},
             "order": {"id": "DOSSIER-1", "paymentId": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "label": "Hotel", "amount": {"total": 12000, "currency": "978"}},
             "paymentMethod": {"tspdMode": "001", "captureMode": "NORMAL"},
             "redirectUrls": {"returnUrl": "https://connect.test/a", "cancelUrl": "https://connect.test/a"}, "payers": []}}""";

    private GatewayFixture() {}

    /**
     * A server to register as an extension: it starts before the tests, stops after them and is reset between them. It
     * answers as ANCV does: requests and responses are compared with the document of ANCV's API.
     */
    static WireMockExtension server() {
        return new ComparedServer(OpenApiContract.ANCV::differences);
    }

    /** Like {@link #server()}, but it answers as ANCV should not. Only the requests are compared. */
    static WireMockExtension faultyServer() {
        return new ComparedServer(OpenApiContract.ANCV::requestDifferences);
    }

    private static final class ComparedServer extends WireMockExtension {

        private final BiFunction<ExchangeSource, Exchange, List<String>> comparison;

        ComparedServer(BiFunction<ExchangeSource, Exchange, List<String>> comparison) {
            super(extensionOptions().options(wireMockConfig().dynamicPort()));
            this.comparison = comparison;
        }

        @Override
        protected void onAfterEach(WireMockRuntimeInfo server) {
            assertThat(getAllServeEvents().stream()
                            .map(event -> WireMockExchanges.of(event.getRequest(), event.getResponse()))
                            .flatMap(exchange -> comparison.apply(ExchangeSource.ANCV_CLIENT, exchange).stream()))
                    .isEmpty();
        }
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
