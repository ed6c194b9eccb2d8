package fr.ancvconnect.local.simulator.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementTest {

    private static final String MARIE = "marie@exemple.fr";

    private final SimulatorFixture fixture = new SimulatorFixture();

    @Test
    void a_captured_transaction_is_consigned_and_then_paid() {
        String id = confirmed();
        fixture.advance(Duration.ofSeconds(5));
        assertThat(fixture.read(id).state()).isEqualTo("VALIDATED");
        assertThat(fixture.settle(id, "CONSIGNED").status()).isEqualTo(204);
        assertThat(fixture.read(id).state()).isEqualTo("CONSIGNED");
        assertThat(fixture.settle(id, "PAID").status()).isEqualTo(204);
        assertThat(fixture.read(id).state()).isEqualTo("PAID");
        assertThat(fixture.balance(MARIE)).isEqualTo(38000);
    }

    @Test
    void a_confirmed_transaction_is_paid_without_a_capture() {
        String id = confirmed();
        assertThat(fixture.settle(id, "PAID").status()).isEqualTo(204);
        fixture.advance(Duration.ofDays(1));
        assertThat(fixture.read(id).state()).isEqualTo("PAID");
    }

    @Test
    void a_settled_transaction_is_not_settled_again_or_back() {
        String id = confirmed();
        fixture.settle(id, "CONSIGNED");
        assertNothingToSettle(id, "CONSIGNED");
        fixture.settle(id, "PAID");
        assertNothingToSettle(id, "CONSIGNED");
        assertNothingToSettle(id, "PAID");
    }

    @Test
    void only_a_confirmed_transaction_is_settled() {
        String initialized = fixture.create(OrderBodies.order("PAY-0", 12000)).id();
        assertNothingToSettle(initialized, "PAID");
        String processing = fixture.requestPayment(MARIE, 12000);
        assertNothingToSettle(processing, "PAID");
        fixture.refuse(processing);
        assertNothingToSettle(processing, "PAID");
        assertThat(fixture.read(processing).state()).isEqualTo("ABORTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"state\":\"VALIDATED\"}", "{\"state\":\"PAID\",\"other\":1}", "\"PAID\""})
    void an_invalid_body_is_malformed(String body) {
        String id = confirmed();
        var reply = fixture.callTool("PUT", "/settlement/" + id, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asText()).isEqualTo("malformed-request");
        assertThat(fixture.read(id).state()).isEqualTo("AUTHORIZED");
    }

    @Test
    void an_unknown_transaction_is_not_found_and_another_method_is_not_allowed() {
        assertThat(fixture.settle("nowhere", "PAID").status()).isEqualTo(404);
        assertThat(fixture.callTool("POST", "/settlement/nowhere", "").status()).isEqualTo(405);
        assertThat(fixture.callTool("PUT", "/settlement", "").status()).isEqualTo(404);
    }

    private String confirmed() {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.confirm(id);
        return id;
    }

    private void assertNothingToSettle(String id, String state) {
        var reply = fixture.settle(id, state);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("code").asText()).isEqualTo("nothing-to-settle");
    }
}
