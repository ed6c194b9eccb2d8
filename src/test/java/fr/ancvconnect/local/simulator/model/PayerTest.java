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

    private final SimulatorFixture fixture = new SimulatorFixture();
    private String id;

    @BeforeEach
    void create() {
        id = fixture.create(OrderBodies.order("PAY-0", 12000)).id();
    }

    @ParameterizedTest
    @ValueSource(strings = {MARIE, "MARIE@Exemple.FR", "12345678901"})
    void the_payer_call_shows_the_request_on_the_customer_s_phone(String beneficiary) {
        assertThat(fixture.namePayer(id, beneficiary, 12000).state()).isEqualTo("PROCESSING");
        JsonNode items = fixture.phone(MARIE).json().get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("transactionId").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'brien@exemple.fr", "a.b+c&d/e=f?g@exemple.fr"})
    void any_address_of_the_demonstration_domain_is_a_customer(String beneficiary) {
        assertThat(fixture.namePayer(id, beneficiary, 12000).state()).isEqualTo("PROCESSING");
    }

    @Test
    void a_second_payer_call_is_rejected() {
        fixture.namePayer(id, MARIE, 12000);
        SimulatorFixture.Reply again = fixture.namePayer(id, MARIE, 12000);
        assertThat(again.errorCode()).isEqualTo("OPERATION_TRANSACTION_NOT_ALLOWED");
        assertThat(again.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"paul@example.com", "99999999999", "marie@exemple.fr.example.com", "marie@autre.exemple.fr"})
    void a_beneficiary_without_cv_connect_is_not_found(String beneficiary) {
        SimulatorFixture.Reply reply = fixture.namePayer(id, beneficiary, 12000);
        assertThat(reply.errorCode()).isEqualTo("BENEFICIARY_NOT_FOUND");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(fixture.read(id).state()).isEqualTo("INITIALIZED");
    }

    @ParameterizedTest
    @ValueSource(strings = {MARIE, "12345678901"})
    void a_customer_can_have_only_one_pending_request(String beneficiary) {
        fixture.requestPayment("12345678901", 2500);
        SimulatorFixture.Reply reply = fixture.namePayer(id, beneficiary, 12000);
        assertThat(reply.errorCode()).isEqualTo("OTHER_TRANSACTION_PENDING");
        assertThat(reply.status()).isEqualTo(409);
    }

    @Test
    void two_customers_can_have_pending_requests_at_the_same_time() {
        fixture.requestPayment(MARIE, 2500);
        assertThat(fixture.namePayer(id, "12345678902", 12000).state()).isEqualTo("PROCESSING");
    }

    @Test
    void a_customer_who_has_answered_can_get_the_next_request() {
        fixture.refuse(fixture.requestPayment(MARIE, 2500));
        assertThat(fixture.namePayer(id, MARIE, 12000).state()).isEqualTo("PROCESSING");
    }

    @ParameterizedTest
    @CsvSource({
        "11999, 978, INVALID_TRANSACTION_AMOUNT",
        "12001, 978, INVALID_TRANSACTION_AMOUNT",
        "12000, 840, INVALID_TRANSACTION_CURRENCY"
    })
    void the_amount_and_the_currency_must_equal_the_order_s(String cents, String currency, String errorCode) {
        var body = OrderBodies.with(OrderBodies.payer(MARIE, 1), "payer.amount.total", cents);
        assertThat(fixture.namePayer(id, OrderBodies.with(body, "payer.amount.currency", currency))
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
        assertThat(fixture.namePayer(id, OrderBodies.without(OrderBodies.payer(MARIE, 12000), path))
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
    void a_beneficiary_that_is_neither_an_email_address_nor_11_digits_is_a_bad_request(String beneficiary) {
        assertThat(fixture.namePayer(id, beneficiary, 12000).errorCode()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void an_unknown_transaction_is_not_found() {
        assertThat(fixture.namePayer("nowhere", MARIE, 12000).errorCode()).isEqualTo("TRANSACTION_NOT_FOUND");
    }

    @Test
    void a_payer_call_with_a_wrong_seal_is_rejected() {
        SimulatorResponse answer = fixture.call(
                "POST",
                "/public/v1/payment-transactions/" + id + "/payer",
                OrderBodies.payer(MARIE, 12000),
                List.of(id, MARIE, "1"));
        assertThat(SimulatorFixture.reply(answer).errorCode()).isEqualTo("INVALID_SEAL");
        assertThat(fixture.phone(MARIE).json().get("items")).isEmpty();
    }
}
