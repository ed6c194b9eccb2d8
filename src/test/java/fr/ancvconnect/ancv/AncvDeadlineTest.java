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
    private static final WireMockExtension SERVER = GatewayFixture.server();

    private static final Duration LITTLE = Duration.ofMillis(150);
    /** A delay so long that even a slow machine does not receive the response in time. */
    private static final int MUCH_LATER_MILLIS = 20_000;

    @ParameterizedTest
    @EnumSource
    void a_late_answer_is_not_waited_for_beyond_the_deadline(GatewayFixture.Call call) {
        assertThat(ask(call, okJson(GatewayFixture.SUCCESS).withFixedDelay(MUCH_LATER_MILLIS), LITTLE))
                .isEqualTo(new Unavailable());
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_trickles_in_is_not_waited_for_beyond_the_deadline(GatewayFixture.Call call) {
        assertThat(ask(call, okJson(GatewayFixture.SUCCESS).withChunkedDribbleDelay(10, MUCH_LATER_MILLIS), LITTLE))
                .isEqualTo(new Unavailable());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_sent_after_the_deadline(GatewayFixture.Call call) {
        assertThat(ask(call, okJson(GatewayFixture.SUCCESS), Duration.ZERO)).isEqualTo(new Unavailable());
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    private static AncvResponse ask(GatewayFixture.Call call, ResponseDefinitionBuilder answer, Duration left) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        return call.on(GatewayFixture.gateway(SERVER.getPort(), GatewayFixture.CLOCK), GatewayFixture.left(left));
    }
}
