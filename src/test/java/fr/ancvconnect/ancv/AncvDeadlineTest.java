package fr.ancvconnect.ancv;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.AncvResponse.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AncvDeadlineTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = GatewayFixture.faultyServer();

    private static final Duration SHORT = Duration.ofMillis(150);
    /** A delay so long that even a slow machine does not receive the response in time. */
    private static final int LONG_DELAY_MILLIS = 20_000;

    @ParameterizedTest
    @EnumSource
    void a_late_response_is_not_awaited_beyond_the_deadline(GatewayFixture.Call call) {
        assertThat(execute(call, okJson(GatewayFixture.SUCCESS).withFixedDelay(LONG_DELAY_MILLIS), SHORT))
                .isEqualTo(new Unavailable());
    }

    @ParameterizedTest
    @EnumSource
    void a_response_that_arrives_slowly_is_not_awaited_beyond_the_deadline(GatewayFixture.Call call) {
        assertThat(execute(call, okJson(GatewayFixture.SUCCESS).withChunkedDribbleDelay(10, LONG_DELAY_MILLIS), SHORT))
                .isEqualTo(new Unavailable());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_sent_after_the_deadline(GatewayFixture.Call call) {
        assertThat(execute(call, okJson(GatewayFixture.SUCCESS), Duration.ZERO)).isEqualTo(new Unavailable());
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_call_whose_time_is_over_before_it_has_a_connection_gets_no_response(GatewayFixture.Call call) {
        assertThat(execute(call, okJson(GatewayFixture.SUCCESS).withFixedDelay(LONG_DELAY_MILLIS), Duration.ofNanos(1)))
                .isEqualTo(new Unavailable());
    }

    private static AncvResponse execute(
            GatewayFixture.Call call, ResponseDefinitionBuilder answer, Duration remaining) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        return call.on(
                GatewayFixture.gateway(SERVER.getPort(), GatewayFixture.CLOCK),
                GatewayFixture.withRemaining(remaining));
    }
}
