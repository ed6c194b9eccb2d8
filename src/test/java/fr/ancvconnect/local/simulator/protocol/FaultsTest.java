package fr.ancvconnect.local.simulator.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.Answer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.DroppedAnswer;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.HeldAnswer;
import fr.ancvconnect.local.simulator.http.StrictJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final String MARIE = "marie@exemple.fr";

    private final SimulatorFixture scene = new SimulatorFixture();

    @Test
    void a_timeout_does_nothing_and_answers_too_late() {
        String id = created();
        fault("payer", "TIMEOUT", 1);
        SimulatorResponse answer = namePayer(id);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        HeldAnswer.class, held -> assertThat(held.hold()).isEqualTo(Duration.ofSeconds(30)));
        assertThat(scene.read(id).state()).isEqualTo("INITIALIZED");
    }

    @Test
    void a_lost_answer_takes_effect_all_the_same() {
        String id = created();
        fault("payer", "LOST_ANSWER", 1);
        assertThat(namePayer(id)).isEqualTo(new DroppedAnswer());
        assertThat(scene.read(id).state()).isEqualTo("PROCESSING");
        fault("cancel", "LOST_ANSWER", 1);
        assertThat(scene.call(
                        "POST",
                        "/public/v1/payment-transactions/" + id + "/cancellation",
                        OrderBodies.cancellation(),
                        List.of(id, "OTHER")))
                .isEqualTo(new DroppedAnswer());
        assertThat(scene.read(id).state()).isEqualTo("CANCELLED");
    }

    @Test
    void an_http_500_does_nothing_and_answers_a_web_page() {
        String id = created();
        fault("payer", "HTTP_500", 1);
        assertThat(namePayer(id)).isInstanceOfSatisfying(Answer.class, answer -> {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.headers()).containsEntry("Content-Type", "text/html");
            assertThat(new String(answer.body(), UTF_8)).startsWith("<html>");
        });
        assertThat(scene.read(id).state()).isEqualTo("INITIALIZED");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_error_code_of_the_protocol_can_be_asked_for(ErrorCode code) {
        fault("create", code.name(), 1);
        assertThat(scene.create(OrderBodies.order("PAY-1", 2000)).errorCode()).isEqualTo(code.name());
        assertThat(scene.create(OrderBodies.order("PAY-1", 2000)).status()).isEqualTo(200);
    }

    @Test
    void a_fault_lasts_as_many_calls_of_its_kind_as_said() {
        String id = created();
        fault("read", "INTERNAL_SERVER_ERROR", 2);
        assertThat(scene.cancel("nowhere").errorCode()).isEqualTo("TRANSACTION_NOT_FOUND");
        assertThat(scene.read(id).errorCode()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(scene.read(id).errorCode()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(scene.read(id).state()).isEqualTo("INITIALIZED");
    }

    @Test
    void a_fault_lasts_one_call_unless_said() {
        String id = created();
        scene.faults("{\"call\":\"read\",\"answer\":\"BAD_REQUEST\"}");
        assertThat(scene.read(id).errorCode()).isEqualTo("BAD_REQUEST");
        assertThat(scene.read(id).status()).isEqualTo(200);
    }

    @Test
    void faults_of_several_calls_add_up_and_are_cleared_together() {
        String id = created();
        fault("read", "BAD_REQUEST", 9);
        fault("cancel", "INVALID_SEAL", 9);
        scene.faults("{\"notifications\":\"NONE\"}");
        assertThat(scene.read(id).errorCode()).isEqualTo("BAD_REQUEST");
        assertThat(scene.cancel(id).errorCode()).isEqualTo("INVALID_SEAL");
        assertThat(scene.tool("DELETE", "/faults", "").status()).isEqualTo(204);
        assertThat(scene.read(id).state()).isEqualTo("INITIALIZED");
        assertThat(scene.cancel(id).state()).isEqualTo("CANCELLED");
        assertThat(scene.sent).hasSize(1);
    }

    @Test
    void a_call_and_notifications_can_fail_in_one_request() {
        String both = "{\"notifications\":\"NONE\",\"call\":\"create\",\"answer\":\"BAD_REQUEST\",\"times\":1}";
        assertThat(scene.faults(both).status()).isEqualTo(204);
        assertThat(scene.create(OrderBodies.order("PAY-1", 2000)).errorCode()).isEqualTo("BAD_REQUEST");
        scene.ask(MARIE, 2000);
        assertThat(scene.sent).isEmpty();
    }

    @Test
    void what_is_on_is_shown_as_it_was_asked_for() {
        assertThat(shown()).isEqualTo("{\"notifications\":\"USUAL\",\"faults\":[]}");
        fault("read", "BAD_REQUEST", 9);
        fault("create", "LOST_ANSWER", 1);
        scene.faults("{\"notifications\":\"LATE\"}");
        assertThat(shown())
                .isEqualTo(
                        "{\"notifications\":\"LATE\",\"faults\":["
                                + "{\"call\":\"create\",\"answer\":\"LOST_ANSWER\",\"times\":1},{\"call\":\"read\",\"answer\":\"BAD_REQUEST\",\"times\":9}]}");
    }

    @Test
    void what_happened_is_not_shown_any_more() {
        String id = created();
        fault("read", "BAD_REQUEST", 2);
        scene.read(id);
        assertThat(shown()).contains("\"times\":1");
        scene.read(id);
        assertThat(shown()).isEqualTo("{\"notifications\":\"USUAL\",\"faults\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT", "LOST_ANSWER", "HTTP_500", "BENEFICIARY_NOT_FOUND", "INTERNAL_SERVER_ERROR"})
    void every_kind_of_fault_is_shown_by_the_name_that_asks_for_it(String answer) {
        fault("cancel", answer, 3);
        assertThat(shown()).contains("{\"call\":\"cancel\",\"answer\":\"" + answer + "\",\"times\":3}");
    }

    @Test
    void showing_them_uses_none_up_and_they_are_gone_once_cleared() {
        fault("payer", "TIMEOUT", 1);
        assertThat(shown()).isEqualTo(shown()).contains("payer");
        assertThat(scene.call("DELETE", "/faults", StrictJson.object(), List.of()))
                .isInstanceOfSatisfying(
                        Answer.class, answer -> assertThat(answer.status()).isEqualTo(204));
        assertThat(shown()).doesNotContain("payer");
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
    void anything_else_is_malformed_and_changes_nothing(String body) {
        SimulatorFixture.Reply reply = scene.faults(body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asText()).isEqualTo("malformed-request");
        assertThat(scene.read(scene.ask(MARIE, 2000)).state()).isEqualTo("PROCESSING");
        assertThat(scene.statesSent()).containsExactly(List.of("PROCESSING"));
    }

    private String shown() {
        Answer answer = (Answer) scene.call("GET", "/faults", StrictJson.object(), List.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
        return new String(answer.body(), UTF_8);
    }

    private String created() {
        return scene.create(OrderBodies.order("PAY-0", 12000)).id();
    }

    private SimulatorResponse namePayer(String id) {
        return scene.call(
                "POST",
                "/public/v1/payment-transactions/" + id + "/payer/",
                OrderBodies.payer(MARIE, 12000),
                List.of(id, MARIE, "12000"));
    }

    private void fault(String call, String answer, int times) {
        String body = "{\"call\":\"%s\",\"answer\":\"%s\",\"times\":%d}".formatted(call, answer, times);
        assertThat(scene.faults(body).status()).isEqualTo(204);
    }
}
