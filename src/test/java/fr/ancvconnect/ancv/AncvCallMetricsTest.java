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

    private final RecordedMetrics figures = new RecordedMetrics();
    private Instant now = GatewayFixture.CLOCK.instant();

    private Map<Metric, Long> counts(GatewayFixture.Call call, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        call.on(
                GatewayFixture.gateway(SERVER.getPort(), figures, GatewayFixture.CLOCK),
                Deadline.from(GatewayFixture.CLOCK));
        return figures.counts();
    }

    @Test
    void an_answered_call_is_measured() {
        assertThat(counts(GatewayFixture.Call.PAYER, okJson(GatewayFixture.SUCCESS)))
                .isEqualTo(Map.of(Metric.ANCV_LATENCY, 1L));
    }

    @Test
    void the_latency_is_the_time_from_the_call_to_its_answer() {
        new AncvCallMetrics(figures, () -> now).measured(() -> {
            now = now.plusMillis(60);
            return new AncvResponse.Unreadable();
        });
        assertThat(figures.of(Metric.ANCV_LATENCY)).containsExactly(60.0);
    }

    @Test
    void each_try_that_fails_is_an_error() {
        assertThat(counts(GatewayFixture.Call.CANCEL, aResponse().withStatus(503)))
                .isEqualTo(Map.of(Metric.ANCV_LATENCY, 3L, Metric.ANCV_ERRORS, 3L));
    }

    @Test
    void a_customer_whom_ancv_does_not_know_is_no_error_but_a_wrong_seal_is() {
        assertThat(counts(GatewayFixture.Call.PAYER, denied("BENEFICIARY_NOT_FOUND")))
                .doesNotContainKey(Metric.ANCV_ERRORS);
        assertThat(counts(GatewayFixture.Call.PAYER, denied("INVALID_SEAL"))).containsEntry(Metric.ANCV_ERRORS, 1L);
    }

    @Test
    void a_call_that_there_is_no_time_for_is_not_measured() {
        GatewayFixture.Call.READ.on(
                GatewayFixture.gateway(SERVER.getPort(), figures, GatewayFixture.CLOCK),
                GatewayFixture.left(Duration.ZERO));
        assertThat(figures.counts()).isEmpty();
    }

    private static ResponseDefinitionBuilder denied(String code) {
        return jsonResponse("{\"errorCode\": \"" + code + "\"}", 400);
    }
}
