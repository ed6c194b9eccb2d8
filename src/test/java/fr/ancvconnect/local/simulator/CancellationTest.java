package fr.ancvconnect.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationTest {

    private static final String MARIE = "marie@exemple.fr";

    private final SimulatorFixture fixture = new SimulatorFixture();

    @Test
    void a_transaction_without_a_payer_can_be_cancelled() {
        String id = fixture.create(OrderBodies.order("PAY-0", 12000)).id();
        assertThat(fixture.cancel(id).state()).isEqualTo("CANCELLED");
    }

    @Test
    void a_cancelled_request_is_removed_from_the_phone_and_moves_no_money() {
        String id = fixture.requestPayment(MARIE, 12000);
        assertThat(fixture.cancel(id).state()).isEqualTo("CANCELLED");
        assertThat(fixture.phone(MARIE).json().get("items")).isEmpty();
        assertThat(fixture.balance(MARIE)).isEqualTo(50000);
        assertThat(fixture.confirm(id).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void the_cancellation_of_an_authorized_or_validated_transaction_re_credits_the_customer(int seconds) {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.confirm(id, "{\"amount\":{\"amount\":7000,\"currency\":\"EUR\"}}");
        fixture.advance(Duration.ofSeconds(seconds));
        assertThat(fixture.balance(MARIE)).isEqualTo(43000);
        assertThat(fixture.cancel(id).state()).isEqualTo("CANCELLED");
        assertThat(fixture.balance(MARIE)).isEqualTo(50000);
    }

    @Test
    void a_second_cancellation_is_refused() {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.confirm(id);
        fixture.cancel(id);
        assertThat(fixture.cancel(id).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
        assertThat(fixture.balance(MARIE)).isEqualTo(50000);
    }

    @Test
    void a_consigned_or_settled_transaction_cannot_be_cancelled() {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.confirm(id);
        assertThat(fixture.settle(id, "CONSIGNED").status()).isEqualTo(204);
        assertThat(fixture.cancel(id).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
        assertThat(fixture.settle(id, "PAID").status()).isEqualTo(204);
        assertThat(fixture.cancel(id).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
        assertThat(fixture.read(id).state()).isEqualTo("PAID");
        assertThat(fixture.balance(MARIE)).isEqualTo(38000);
    }

    @Test
    void an_ended_transaction_cannot_be_cancelled() {
        String declined = fixture.requestPayment(MARIE, 12000);
        fixture.refuse(declined);
        String expired = fixture.requestPayment(MARIE, 12000);
        fixture.advance(Duration.ofMinutes(3));
        String rejected = fixture.requestPayment("paul@exemple.fr", 2001);
        fixture.confirm(rejected);
        assertThat(List.of(declined, expired, rejected))
                .allSatisfy(id ->
                        assertThat(fixture.cancel(id).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED"));
    }

    @Test
    void an_unknown_transaction_is_not_found() {
        SimulatorFixture.Reply reply = fixture.cancel("nowhere");
        assertThat(reply.errorCode()).isEqualTo("TRANSACTION_NOT_FOUND");
        assertThat(reply.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestDate", "reason"})
    void a_missing_field_is_a_bad_request(String path) {
        String id = fixture.requestPayment(MARIE, 12000);
        assertThat(fixture.cancel(id, OrderBodies.without(OrderBodies.cancellation(), path))
                        .errorCode())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void the_seal_covers_the_reason() {
        String id = fixture.requestPayment(MARIE, 12000);
        SimulatorResponse answer = fixture.call(
                "POST",
                "/public/v1/payment-transactions/" + id + "/cancellation",
                OrderBodies.cancellation(),
                List.of(id));
        assertThat(SimulatorFixture.reply(answer).errorCode()).isEqualTo("INVALID_SEAL");
        assertThat(fixture.read(id).state()).isEqualTo("PROCESSING");
    }
}
