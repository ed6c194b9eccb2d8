package fr.ancvconnect.ancv;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.AncvResponse.Unavailable;
import fr.ancvconnect.app.ancv.AncvResponse.Unreadable;
import fr.ancvconnect.app.ancv.Deadline;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of ANCV, and how often each request is sent. */
class AncvFaultsTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = GatewayFixture.faultyServer();

    static Stream<Arguments> faults() {
        String large = "{\"padding\": \"" + "x".repeat(HttpTransport.LARGEST_RESPONSE) + "\"}";
        return Stream.of(
                Arguments.of("dropped", aResponse().withFault(Fault.EMPTY_RESPONSE), new Unavailable()),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), new Unavailable()),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), new Unavailable()),
                Arguments.of("half", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), new Unavailable()),
                Arguments.of("html 502", aResponse().withStatus(502).withBody("<html>"), new Unavailable()),
                Arguments.of("large 502", aResponse().withStatus(502).withBody(large), new Unavailable()),
                Arguments.of("redirect", aResponse().withStatus(302).withHeader("Location", "/"), new Unreadable()),
                Arguments.of("half json", okJson(GatewayFixture.SUCCESS.substring(9)), new Unreadable()),
                Arguments.of("large", okJson(large), new Unreadable()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_creation_or_a_payer_call_is_sent_only_once_for_every_fault(
            String name, ResponseDefinitionBuilder fault, AncvResponse answer) {
        assertThat(execute(GatewayFixture.Call.CREATE, fault)).as(name).isEqualTo(answer);
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
        assertThat(execute(GatewayFixture.Call.PAYER, fault)).as(name).isEqualTo(answer);
        assertThat(SERVER.getAllServeEvents()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_cancellation_is_retried_at_most_twice(String name, ResponseDefinitionBuilder fault, AncvResponse answer) {
        assertThat(execute(GatewayFixture.Call.CANCEL, fault)).as(name).isEqualTo(answer);
        assertThat(SERVER.getAllServeEvents()).hasSize(answer instanceof Unavailable ? 3 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_read_is_retried_at_most_twice(String name, ResponseDefinitionBuilder fault, AncvResponse answer) {
        assertThat(execute(GatewayFixture.Call.READ, fault)).as(name).isEqualTo(answer);
        assertThat(SERVER.getAllServeEvents()).hasSize(answer instanceof Unavailable ? 3 : 1);
    }

    private static AncvResponse execute(GatewayFixture.Call call, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        return call.on(
                GatewayFixture.gateway(SERVER.getPort(), GatewayFixture.CLOCK), Deadline.from(GatewayFixture.CLOCK));
    }
}
