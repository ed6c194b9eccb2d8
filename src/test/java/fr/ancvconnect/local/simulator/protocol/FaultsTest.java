package fr.ancvconnect.local.simulator.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DelayedResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedConnection;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final String MARIE = "marie@exemple.fr";

    private final SimulatorFixture fixture = new SimulatorFixture();

    @Test
    void the_fault_timeout_has_no_effect_and_answers_after_30_seconds() {
        String id = createTransaction();
        fault("payer", "TIMEOUT", 1);
        SimulatorResponse answer = namePayer(id);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        DelayedResponse.class,
                        delayed -> assertThat(delayed.delay()).isEqualTo(Duration.ofSeconds(30)));
        assertThat(fixture.read(id).state()).isEqualTo("INITIALIZED");
    }

    @Test
    void the_fault_lost_answer_applies_the_call() {
        String id = createTransaction();
        fault("payer", "LOST_ANSWER", 1);
        assertThat(namePayer(id)).isEqualTo(new DroppedConnection());
        assertThat(fixture.read(id).state()).isEqualTo("PROCESSING");
        fault("cancel", "LOST_ANSWER", 1);
        assertThat(fixture.call(
                        "POST",
                        "/public/v1/payment-transactions/" + id + "/cancellation",
                        OrderBodies.cancellation(),
                        List.of(id, "OTHER")))
                .isEqualTo(new DroppedConnection());
        assertThat(fixture.read(id).state()).isEqualTo("CANCELLED");
    }

    @Test
    void the_fault_http_500_has_no_effect_and_answers_with_an_html_page() {
        String id = createTransaction();
        fault("payer", "HTTP_500", 1);
        assertThat(namePayer(id)).isInstanceOfSatisfying(ImmediateResponse.class, answer -> {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.headers()).containsEntry("Content-Type", "text/html");
            assertThat(new String(answer.body(), UTF_8)).startsWith("<html>");
        });
        assertThat(fixture.read(id).state()).isEqualTo("INITIALIZED");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_error_code_of_the_protocol_can_be_set_as_a_fault(ErrorCode code) {
        fault("create", code.name(), 1);
        assertThat(fixture.create(OrderBodies.order("PAY-1", 2000)).errorCode()).isEqualTo(code.name());
        assertThat(fixture.create(OrderBodies.order("PAY-1", 2000)).status()).isEqualTo(200);
    }

    @Test
    void a_fault_applies_to_the_given_number_of_calls_of_its_kind() {
        String id = createTransaction();
        fault("read", "INTERNAL_SERVER_ERROR", 2);
        assertThat(fixture.cancel("nowhere").errorCode()).isEqualTo("TRANSACTION_NOT_FOUND");
        assertThat(fixture.read(id).errorCode()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(fixture.read(id).errorCode()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(fixture.read(id).state()).isEqualTo("INITIALIZED");
    }

    @Test
    void a_fault_applies_to_one_call_by_default() {
        String id = createTransaction();
        fixture.setFaults("{\"call\":\"read\",\"answer\":\"BAD_REQUEST\"}");
        assertThat(fixture.read(id).errorCode()).isEqualTo("BAD_REQUEST");
        assertThat(fixture.read(id).status()).isEqualTo(200);
    }

    @Test
    void faults_of_different_calls_are_active_together_and_cleared_together() {
        String id = createTransaction();
        fault("read", "BAD_REQUEST", 9);
        fault("cancel", "INVALID_SEAL", 9);
        fixture.setFaults("{\"notifications\":\"NONE\"}");
        assertThat(fixture.read(id).errorCode()).isEqualTo("BAD_REQUEST");
        assertThat(fixture.cancel(id).errorCode()).isEqualTo("INVALID_SEAL");
        assertThat(fixture.callTool("DELETE", "/faults", "").status()).isEqualTo(204);
        assertThat(fixture.read(id).state()).isEqualTo("INITIALIZED");
        assertThat(fixture.cancel(id).state()).isEqualTo("CANCELLED");
        assertThat(fixture.sent).hasSize(1);
    }

    @Test
    void one_request_can_set_a_fault_of_a_call_and_of_the_notifications() {
        String both = "{\"notifications\":\"NONE\",\"call\":\"create\",\"answer\":\"BAD_REQUEST\",\"times\":1}";
        assertThat(fixture.setFaults(both).status()).isEqualTo(204);
        assertThat(fixture.create(OrderBodies.order("PAY-1", 2000)).errorCode()).isEqualTo("BAD_REQUEST");
        fixture.requestPayment(MARIE, 2000);
        assertThat(fixture.sent).isEmpty();
    }

    @Test
    void active_faults_are_listed_as_they_were_set() {
        assertThat(listedFaults()).isEqualTo("{\"notifications\":\"USUAL\",\"faults\":[]}");
        fault("read", "BAD_REQUEST", 9);
        fault("create", "LOST_ANSWER", 1);
        fixture.setFaults("{\"notifications\":\"LATE\"}");
        assertThat(listedFaults())
                .isEqualTo(
                        "{\"notifications\":\"LATE\",\"faults\":["
                                + "{\"call\":\"create\",\"answer\":\"LOST_ANSWER\",\"times\":1},{\"call\":\"read\",\"answer\":\"BAD_REQUEST\",\"times\":9}]}");
    }

    @Test
    void a_used_up_fault_is_no_longer_listed() {
        String id = createTransaction();
        fault("read", "BAD_REQUEST", 2);
        fixture.read(id);
        assertThat(listedFaults()).contains("\"times\":1");
        fixture.read(id);
        assertThat(listedFaults()).isEqualTo("{\"notifications\":\"USUAL\",\"faults\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT", "LOST_ANSWER", "HTTP_500", "BENEFICIARY_NOT_FOUND", "INTERNAL_SERVER_ERROR"})
    void every_kind_of_fault_is_listed_with_the_name_that_sets_it(String answer) {
        fault("cancel", answer, 3);
        assertThat(listedFaults()).contains("{\"call\":\"cancel\",\"answer\":\"" + answer + "\",\"times\":3}");
    }

    @Test
    void listing_the_faults_does_not_use_them_up_and_clearing_removes_them() {
        fault("payer", "TIMEOUT", 1);
        assertThat(listedFaults()).isEqualTo(listedFaults()).contains("payer");
        assertThat(fixture.callTool("DELETE", "/faults", "").status()).isEqualTo(204);
        assertThat(listedFaults()).doesNotContain("payer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"notifications\":\"USUAL\"}",
                "{\"notifications\":\"SOMETIMES\"}",
                "{\"call\":\"read\"}",
                "{\"answer\":\"TIMEOUT\"}",
                "{\"times\":2}",
                "{\"call\":\"READ\",\"answer\":\"TIMEOUT\"}",
                "{\"call\":\"read\",\"answer\":\"NO_SUCH_CODE\"}",
                "{\"call\":\"read\",\"answer\":\"TIMEOUT\",\"times\":0}",
                "{\"call\":\"read\",\"answer\":\"TIMEOUT\",\"times\":\"2\"}",
                "{\"notifications\":\"NONE\",\"other\":1}",
                "{\"notifications\":\"NONE\"} x",
                "{\"notifications\":\"NONE\",\"call\":\"refund\",\"answer\":\"TIMEOUT\"}"
            })
    void an_invalid_fault_body_is_malformed_and_changes_nothing(String body) {
        SimulatorFixture.Reply reply = fixture.setFaults(body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asText()).isEqualTo("malformed-request");
        assertThat(fixture.read(fixture.requestPayment(MARIE, 2000)).state()).isEqualTo("PROCESSING");
        assertThat(fixture.statesSent()).containsExactly(List.of("PROCESSING"));
    }

    private String listedFaults() {
        ImmediateResponse answer = (ImmediateResponse) fixture.call("GET", "/faults", StrictJson.object(), List.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
        return new String(answer.body(), UTF_8);
    }

    private String createTransaction() {
        return fixture.create(OrderBodies.order("PAY-0", 12000)).id();
    }

    private SimulatorResponse namePayer(String id) {
        return fixture.call(
                "POST",
                "/public/v1/payment-transactions/" + id + "/payer/",
                OrderBodies.payer(MARIE, 12000),
                List.of(id, MARIE, "12000"));
    }

    private void fault(String call, String answer, int times) {
        String body = "{\"call\":\"%s\",\"answer\":\"%s\",\"times\":%d}".formatted(call, answer, times);
        assertThat(fixture.setFaults(body).status()).isEqualTo(204);
    }
}
