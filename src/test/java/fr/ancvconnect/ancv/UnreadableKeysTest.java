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

    private final RecordedMetrics figures = new RecordedMetrics();
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
    void ancv_is_well() {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson(GatewayFixture.SUCCESS)));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_sent_tried_again_or_held_against_ancv(GatewayFixture.Call call) {
        AncvApi ancv = GatewayFixture.gateway(SERVER.getPort(), source, figures, GatewayFixture.CLOCK);
        IntStream.range(0, 30)
                .forEach(_ -> assertThat(call.on(ancv, Deadline.from(GatewayFixture.CLOCK)))
                        .isEqualTo(new AncvResponse.Unavailable()));
        assertThat(SERVER.getAllServeEvents()).isEmpty();
        assertThat(figures.counts()).isEmpty();

        keys = VersionedKeys.parse("ver001=key-1");
        assertThat(call.on(ancv, Deadline.from(GatewayFixture.CLOCK)))
                .as("nobody rests from ANCV")
                .isInstanceOf(AncvResponse.Success.class);
    }
}
