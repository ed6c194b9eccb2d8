package fr.ancvconnect.local.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayerTest {

    private static final String MARIE = "marie@exemple.fr";

    private final SimulatorFixture scene = new SimulatorFixture();
    private String id;

    @BeforeEach
    void create() {
        id = scene.create(OrderBodies.order("PAY-0", 12000)).id();
    }

    @ParameterizedTest
    @ValueSource(strings = {MARIE, "MARIE@Exemple.FR", "12345678901"})
    void naming_a_payer_asks_the_customer_on_the_phone(String beneficiary) {
        assertThat(scene.namePayer(id, beneficiary, 12000).state()).isEqualTo("PROCESSING");
        JsonNode items = scene.phone(MARIE).json().get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("transactionId").asText()).isEqualTo(id);
    }

    @Test
    void a_payer_is_named_once() {
        scene.namePayer(id, MARIE, 12000);
        SimulatorFixture.Reply again = scene.namePayer(id, MARIE, 12000);
        assertThat(again.errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
        assertThat(again.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"paul@example.com", "99999999999", "marie@exemple.fr.example.com", "marie@autre.exemple.fr"})
    void somebody_without_cv_connect_is_not_found(String beneficiary) {
        SimulatorFixture.Reply reply = scene.namePayer(id, beneficiary, 12000);
        assertThat(reply.errorCode()).isEqualTo("BENEFICIARY_NOT_FOUND");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(scene.read(id).state()).isEqualTo("INITIALIZED");
    }

    @ParameterizedTest
    @ValueSource(strings = {MARIE, "12345678901"})
    void a_customer_has_one_request_at_a_time_however_named(String beneficiary) {
        scene.ask("12345678901", 2500);
        SimulatorFixture.Reply reply = scene.namePayer(id, beneficiary, 12000);
        assertThat(reply.errorCode()).isEqualTo("OTHER_TRANSACTION_PENDING");
        assertThat(reply.status()).isEqualTo(409);
    }

    @Test
    void another_customer_is_asked_at_the_same_time() {
        scene.ask(MARIE, 2500);
        assertThat(scene.namePayer(id, "12345678902", 12000).state()).isEqualTo("PROCESSING");
    }

    @Test
    void the_next_request_reaches_a_customer_who_has_answered() {
        scene.refuse(scene.ask(MARIE, 2500));
        assertThat(scene.namePayer(id, MARIE, 12000).state()).isEqualTo("PROCESSING");
    }

    @ParameterizedTest
    @CsvSource({
        "11999, 978, INVALID_TRANSACTION_AMOUNT",
        "12001, 978, INVALID_TRANSACTION_AMOUNT",
        "12000, 840, INVALID_TRANSACTION_CURRENCY"
    })
    void the_amount_is_the_order_s(String cents, String currency, String errorCode) {
        var body = OrderBodies.with(OrderBodies.payer(MARIE, 1), "payer.amount.total", cents);
        assertThat(scene.namePayer(id, OrderBodies.with(body, "payer.amount.currency", currency))
                        .errorCode())
                .isEqualTo(errorCode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requestDate",
                "payer",
                "payer.beneficiaryId",
                "payer.amount",
                "payer.amount.total",
                "payer.amount.currency"
            })
    void a_missing_field_is_a_bad_request(String path) {
        assertThat(scene.namePayer(id, OrderBodies.without(OrderBodies.payer(MARIE, 12000), path))
                        .errorCode())
                .isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "marie",
                "1234567890",
                "123456789012",
                "marie@",
                "@exemple.fr",
                "m arie@exemple.fr",
                "a@b@exemple.fr"
            })
    void a_beneficiary_is_an_address_or_eleven_digits(String beneficiary) {
        assertThat(scene.namePayer(id, beneficiary, 12000).errorCode()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void an_unknown_transaction_is_not_found() {
        assertThat(scene.namePayer("nowhere", MARIE, 12000).errorCode()).isEqualTo("TRANSACTION_NOT_FOUND");
    }

    @Test
    void a_wrong_seal_asks_nobody() {
        SimulatorResponse answer = scene.call(
                "POST",
                "/public/v1/payment-transactions/" + id + "/payer",
                OrderBodies.payer(MARIE, 12000),
                List.of(id, MARIE, "1"));
        assertThat(SimulatorFixture.reply(answer).errorCode()).isEqualTo("INVALID_SEAL");
        assertThat(scene.phone(MARIE).json().get("items")).isEmpty();
    }
}
