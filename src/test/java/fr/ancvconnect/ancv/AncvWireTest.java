package fr.ancvconnect.ancv;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The exact requests that are sent. */
class AncvWireTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = GatewayFixture.server();

    @BeforeEach
    void answer_every_request_with_success() {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson(GatewayFixture.SUCCESS)));
    }

    @Test
    void a_creation_is_sent_as_the_protocol_specifies() {
        assertRequest(
                sent(GatewayFixture.Call.CREATE),
                "POST",
                "/public/v1/payment-transactions/",
                "9SudAACw9fP7FiHU1RxXN6009oiWLbSZbJ76CACHLu8",
                """
                {"requestDate":"2026-11-23T21:42:58.123Z",\
                "merchant":{"shopId":"10000651","serviceProviderId":"200010"},\
                "order":{"id":"DOSSIER-1","paymentId":"ABCDEFGHIJKLMNOPQRSTUVWXYZ","label":"Hôtel \\"du Port\\"",\
                "amount":{"total":12000,"currency":978}},\
                "paymentMethod":{"tspdMode":"001","captureMode":"NORMAL"},\
                "redirectUrls":{"returnUrl":"https://connect.test/webhooks/ancv/abc",\
                "cancelUrl":"https://connect.test/webhooks/ancv/abc"}}""");
    }

    @Test
    void a_payer_call_is_sent_as_the_protocol_specifies() {
        assertRequest(
                sent(GatewayFixture.Call.PAYER),
                "POST",
                "/public/v1/payment-transactions/TX-1/payer/",
                "5USj6N1-A7EDOtVX-CaQPRpGq2fQhHpr8KUdM1kVDFA",
                """
                {"requestDate":"2026-11-23T21:42:58.123Z",\
                "payer":{"beneficiaryId":"marie@exemple.fr","amount":{"total":12000,"currency":978}}}""");
    }

    @Test
    void a_read_is_sent_as_the_protocol_specifies() {
        assertRequest(
                sent(GatewayFixture.Call.READ),
                "GET",
                "/public/v1/payment-transactions/TX-1/",
                "UPG4QbMs-czXEb9Gxg-YvIr3Qwy9_sWjt9DGhAxXe00",
                "");
    }

    @Test
    void a_cancellation_is_sent_as_the_protocol_specifies() {
        assertRequest(
                sent(GatewayFixture.Call.CANCEL),
                "POST",
                "/public/v1/payment-transactions/TX-1/cancellation/",
                "sz0OCcNfqV2jmFvsAYtvd0JLaEG98bPmMNCFkEAmgnI",
                "{\"requestDate\":\"2026-11-23T21:42:58.123Z\",\"reason\":\"OTHER\"}");
    }

    private static LoggedRequest sent(GatewayFixture.Call call) {
        AncvApi gateway = GatewayFixture.gateway(SERVER.getPort(), GatewayFixture.CLOCK);
        assertThat(call.on(gateway, Deadline.from(GatewayFixture.CLOCK))).isInstanceOf(AncvResponse.Completed.class);
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
        return LoggedRequest.createFrom(SERVER.getAllServeEvents().getFirst().getRequest());
    }

    private static void assertRequest(LoggedRequest sent, String method, String path, String seal, String body) {
        assertThat(sent.getMethod().getName()).isEqualTo(method);
        assertThat(sent.getUrl()).isEqualTo(path);
        assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(sent.getHeader("ANCV-Security")).isEqualTo("HmacSHA256.ver001." + seal);
        assertThat(sent.containsHeader("Upgrade")).isFalse();
        assertThat(sent.getBodyAsString()).isEqualTo(body);
    }
}
