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

    private final SimulatorFixture scene = new SimulatorFixture();

    @Test
    void what_nobody_was_asked_about_is_cancelled() {
        String id = scene.create(OrderBodies.order("PAY-0", 12000)).id();
        assertThat(scene.cancel(id).state()).isEqualTo("CANCELLED");
    }

    @Test
    void a_cancelled_request_leaves_the_phone_and_moves_no_money() {
        String id = scene.ask(MARIE, 12000);
        assertThat(scene.cancel(id).state()).isEqualTo("CANCELLED");
        assertThat(scene.phone(MARIE).json().get("items")).isEmpty();
        assertThat(scene.balance(MARIE)).isEqualTo(50000);
        assertThat(scene.confirm(id).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void cancelling_what_is_authorized_or_validated_gives_the_money_back(int seconds) {
        String id = scene.ask(MARIE, 12000);
        scene.confirm(id, "{\"amount\":{\"amount\":7000,\"currency\":\"EUR\"}}");
        scene.after(Duration.ofSeconds(seconds));
        assertThat(scene.balance(MARIE)).isEqualTo(43000);
        assertThat(scene.cancel(id).state()).isEqualTo("CANCELLED");
        assertThat(scene.balance(MARIE)).isEqualTo(50000);
    }

    @Test
    void a_second_cancellation_is_refused() {
        String id = scene.ask(MARIE, 12000);
        scene.confirm(id);
        scene.cancel(id);
        assertThat(scene.cancel(id).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
        assertThat(scene.balance(MARIE)).isEqualTo(50000);
    }

    @Test
    void what_is_settled_or_on_its_way_there_stays() {
        String id = scene.ask(MARIE, 12000);
        scene.confirm(id);
        assertThat(scene.simulator.consign(id)).isTrue();
        assertThat(scene.cancel(id).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
        assertThat(scene.simulator.settle(id)).isTrue();
        assertThat(scene.cancel(id).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
        assertThat(scene.read(id).state()).isEqualTo("PAID");
        assertThat(scene.balance(MARIE)).isEqualTo(38000);
    }

    @Test
    void only_what_was_confirmed_is_settled() {
        String id = scene.ask(MARIE, 12000);
        assertThat(scene.simulator.settle(id)).isFalse();
        assertThat(scene.simulator.consign(id)).isFalse();
        assertThat(scene.read(id).state()).isEqualTo("PROCESSING");
    }

    @Test
    void what_has_ended_is_not_cancelled() {
        String declined = scene.ask(MARIE, 12000);
        scene.refuse(declined);
        String expired = scene.ask(MARIE, 12000);
        scene.after(Duration.ofMinutes(3));
        String rejected = scene.ask("paul@exemple.fr", 2001);
        scene.confirm(rejected);
        assertThat(List.of(declined, expired, rejected))
                .allSatisfy(
                        id -> assertThat(scene.cancel(id).errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED"));
    }

    @Test
    void an_unknown_transaction_is_not_found() {
        SimulatorFixture.Reply reply = scene.cancel("nowhere");
        assertThat(reply.errorCode()).isEqualTo("TRANSACTION_NOT_FOUND");
        assertThat(reply.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestDate", "reason"})
    void a_missing_field_is_a_bad_request(String path) {
        String id = scene.ask(MARIE, 12000);
        assertThat(scene.cancel(id, OrderBodies.without(OrderBodies.cancellation(), path))
                        .errorCode())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void the_seal_covers_the_reason() {
        String id = scene.ask(MARIE, 12000);
        SimulatorResponse answer = scene.call(
                "POST",
                "/public/v1/payment-transactions/" + id + "/cancellation",
                OrderBodies.cancellation(),
                List.of(id));
        assertThat(SimulatorFixture.reply(answer).errorCode()).isEqualTo("INVALID_SEAL");
        assertThat(scene.read(id).state()).isEqualTo("PROCESSING");
    }
}
