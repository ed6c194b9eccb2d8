package fr.ancvconnect.ancv;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.ancvconnect.app.RecordedMetrics;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.app.observability.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The latency of ANCV and the number of its errors. */
class AncvCallMetricsTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = GatewayFixture.server();

    private final RecordedMetrics metrics = new RecordedMetrics();
    private Instant now = GatewayFixture.CLOCK.instant();

    private Map<Metric, Long> counts(GatewayFixture.Call call, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        call.on(
                GatewayFixture.gateway(SERVER.getPort(), metrics, GatewayFixture.CLOCK),
                Deadline.from(GatewayFixture.CLOCK));
        return metrics.counts();
    }

    @Test
    void the_latency_of_an_answered_call_is_recorded() {
        assertThat(counts(GatewayFixture.Call.PAYER, okJson(GatewayFixture.SUCCESS)))
                .isEqualTo(Map.of(Metric.ANCV_LATENCY, 1L));
    }

    @Test
    void the_latency_is_the_time_from_the_call_to_its_response() {
        new AncvCallMetrics(metrics, () -> now).measured(() -> {
            now = now.plusMillis(60);
            return new AncvResponse.Unreadable();
        });
        assertThat(metrics.of(Metric.ANCV_LATENCY)).containsExactly(60.0);
    }

    @Test
    void each_failed_attempt_is_counted_as_an_error() {
        assertThat(counts(
                        GatewayFixture.Call.CANCEL,
                        aResponse()
                                .withStatus(500)
                                .withHeader("Content-Type", "text/html")
                                .withBody("<html>")))
                .isEqualTo(Map.of(Metric.ANCV_LATENCY, 3L, Metric.ANCV_ERRORS, 3L));
    }

    @Test
    void an_unknown_beneficiary_is_not_counted_as_an_error_but_an_invalid_seal_is() {
        assertThat(counts(GatewayFixture.Call.PAYER, rejection(404, "BENEFICIARY_NOT_FOUND")))
                .doesNotContainKey(Metric.ANCV_ERRORS);
        assertThat(counts(GatewayFixture.Call.PAYER, rejection(401, "INVALID_SEAL")))
                .containsEntry(Metric.ANCV_ERRORS, 1L);
    }

    @Test
    void the_latency_of_a_call_without_remaining_time_is_not_recorded() {
        GatewayFixture.Call.READ.on(
                GatewayFixture.gateway(SERVER.getPort(), metrics, GatewayFixture.CLOCK),
                GatewayFixture.withRemaining(Duration.ZERO));
        assertThat(metrics.counts()).isEmpty();
    }

    private static ResponseDefinitionBuilder rejection(int status, String code) {
        return jsonResponse("{\"errorCode\": \"" + code + "\", \"errorMessage\": \"A message\"}", status);
    }
}
