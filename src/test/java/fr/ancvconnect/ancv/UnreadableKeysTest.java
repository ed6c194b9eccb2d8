package fr.ancvconnect.ancv;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.ancvconnect.app.RecordedMetrics;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.keys.KeySource;
import fr.ancvconnect.keys.VersionedKeys;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without a key for the seal, no failure is attributed to ANCV. */
class UnreadableKeysTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = GatewayFixture.server();

    private final RecordedMetrics metrics = new RecordedMetrics();
    private Optional<VersionedKeys> keys = Optional.empty();
    private final KeySource source = new KeySource() {
        @Override
        public Optional<VersionedKeys> known() {
            return keys;
        }

        @Override
        public Optional<VersionedKeys> refreshed() {
            return keys;
        }
    };

    @BeforeEach
    void answer_every_request_with_success() {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson(GatewayFixture.SUCCESS)));
    }

    @ParameterizedTest
    @EnumSource
    void without_keys_nothing_is_sent_retried_or_counted_as_a_failure_of_ancv(GatewayFixture.Call call) {
        AncvApi ancv = GatewayFixture.gateway(SERVER.getPort(), source, metrics, GatewayFixture.CLOCK);
        IntStream.range(0, 30)
                .forEach(_ -> assertThat(call.on(ancv, Deadline.from(GatewayFixture.CLOCK)))
                        .isEqualTo(new AncvResponse.Unavailable()));
        assertThat(SERVER.getAllServeEvents()).isEmpty();
        assertThat(metrics.counts()).isEmpty();

        keys = VersionedKeys.parse("ver001=key-1");
        assertThat(call.on(ancv, Deadline.from(GatewayFixture.CLOCK)))
                .as("the circuit breaker is closed")
                .isInstanceOf(AncvResponse.Completed.class);
    }
}
