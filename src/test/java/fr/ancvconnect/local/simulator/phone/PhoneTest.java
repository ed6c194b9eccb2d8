package fr.ancvconnect.local.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    private static final String MARIE = "marie@exemple.fr";
    private static final String PAUL = "12345678902";

    private final SimulatorFixture fixture = new SimulatorFixture();

    @ParameterizedTest
    @CsvSource({
        "marie@exemple.fr, 50000",
        "12345678901, 50000",
        "paul@exemple.fr, 2000",
        "12345678902, 2000",
        "zoe.b+1@exemple.fr, 100000"
    })
    void every_customer_starts_with_a_balance(String beneficiary, long cents) {
        JsonNode phone = fixture.phone(beneficiary).json();
        assertThat(phone.at("/balance/amount").asLong()).isEqualTo(cents);
        assertThat(phone.at("/balance/currency").asText()).isEqualTo("EUR");
        assertThat(phone.get("items")).isEmpty();
    }

    @Test
    void the_phone_shows_the_pending_request() {
        String id = fixture.requestPayment(MARIE, 12000);
        JsonNode item = fixture.phone("12345678901").json().at("/items/0");
        assertThat(item.get("transactionId").asText()).isEqualTo(id);
        assertThat(item.get("label").asText()).isEqualTo("Gîte des Écrins");
        assertThat(item.at("/amount/amount").asLong()).isEqualTo(12000);
        assertThat(item.at("/amount/currency").asText()).isEqualTo("EUR");
        assertThat(item.get("expiresAt").asText()).isEqualTo("2026-06-01T10:03:00.120Z");
    }

    @Test
    void a_confirmation_debits_the_balance_and_removes_the_request_from_the_phone() {
        String id = fixture.requestPayment(MARIE, 12000);
        assertThat(fixture.confirm(id).status()).isEqualTo(204);
        assertThat(fixture.read(id).state()).isEqualTo("AUTHORIZED");
        assertThat(fixture.balance(MARIE)).isEqualTo(38000);
        assertThat(fixture.phone(MARIE).json().get("items")).isEmpty();
        assertThat(fixture.balance("zoe@exemple.fr")).isEqualTo(100000);
    }

    @Test
    void the_customer_may_confirm_less_than_the_requested_amount() {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.confirm(id, "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"}}");
        JsonNode transaction = fixture.read(id).json().get("transaction");
        assertThat(transaction.at("/payers/0/authorizations/0/amount/total").asLong())
                .isEqualTo(1);
        assertThat(transaction.at("/payers/0/amount/total").asLong()).isEqualTo(12000);
        assertThat(fixture.balance(MARIE)).isEqualTo(49999);
    }

    @ParameterizedTest
    @CsvSource({"0, EUR", "-5, EUR", "12001, EUR", "100, USD"})
    void a_confirmation_with_an_invalid_amount_is_rejected(long cents, String currency) {
        String id = fixture.requestPayment(MARIE, 12000);
        String body = "{\"amount\":{\"amount\":" + cents + ",\"currency\":\"" + currency + "\"}}";
        assertProblem(fixture.confirm(id, body), 422, "validation-failed");
        assertThat(fixture.read(id).state()).isEqualTo("PROCESSING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"amount\":100}",
                "{\"amount\":{\"amount\":\"100\",\"currency\":\"EUR\"}}",
                "{\"amount\":{\"amount\":1.5,\"currency\":\"EUR\"}}",
                "{\"amont\":{}}",
                "{\"amount\":{\"amount\":100}}"
            })
    void a_confirmation_with_an_unreadable_body_is_malformed(String body) {
        String id = fixture.requestPayment(MARIE, 12000);
        assertProblem(fixture.confirm(id, body), 400, "malformed-request");
        assertThat(fixture.read(id).state()).isEqualTo("PROCESSING");
    }

    @Test
    void a_confirmation_above_the_balance_rejects_the_transaction() {
        String id = fixture.requestPayment(PAUL, 2001);
        assertThat(fixture.confirm(id).status()).isEqualTo(204);
        JsonNode transaction = fixture.read(id).json().get("transaction");
        assertThat(transaction.get("state").asText()).isEqualTo("REJECTED");
        assertThat(transaction.get("subState").asText()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(transaction.at("/payers/0/authorizations").isMissingNode()).isTrue();
        assertThat(fixture.balance(PAUL)).isEqualTo(2000);
    }

    @Test
    void the_complete_balance_can_be_spent_only_once() {
        fixture.confirm(fixture.requestPayment(PAUL, 2000));
        assertThat(fixture.balance(PAUL)).isZero();
        String second = fixture.requestPayment(PAUL, 2000);
        fixture.confirm(second);
        assertThat(fixture.read(second).state()).isEqualTo("REJECTED");
    }

    @Test
    void a_refusal_aborts_the_transaction_and_moves_no_money() {
        String id = fixture.requestPayment(MARIE, 12000);
        assertThat(fixture.refuse(id).status()).isEqualTo(204);
        assertThat(fixture.read(id).state()).isEqualTo("ABORTED");
        assertThat(fixture.balance(MARIE)).isEqualTo(50000);
    }

    @Test
    void only_a_pending_request_can_be_confirmed_or_refused() {
        String withoutPayer = fixture.create(OrderBodies.order("PAY-0", 12000)).id();
        assertProblem(fixture.confirm(withoutPayer), 409, "nothing-to-confirm");
        String confirmed = fixture.requestPayment(MARIE, 12000);
        fixture.confirm(confirmed);
        assertProblem(fixture.confirm(confirmed), 409, "nothing-to-confirm");
        assertProblem(fixture.refuse(confirmed), 409, "nothing-to-confirm");
        assertThat(fixture.balance(MARIE)).isEqualTo(38000);
    }

    @Test
    void an_unknown_customer_transaction_or_path_is_not_found() {
        assertProblem(fixture.phone("marie@example.com"), 404, "not-found");
        assertProblem(fixture.confirm("nowhere"), 404, "not-found");
        assertProblem(fixture.refuse("nowhere"), 404, "not-found");
        assertProblem(fixture.callTool("GET", "/phones", ""), 404, "not-found");
    }

    @Test
    void the_beneficiary_parameter_is_required() {
        assertProblem(fixture.callTool("GET", "/phone", ""), 400, "malformed-request");
        assertProblem(fixture.phone(" "), 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /phone",
        "GET, /phone/x/confirmation",
        "GET, /phone/x/refusal",
        "POST, /faults",
        "GET, /public/v1/payment-transactions/",
        "POST, /public/v1/payment-transactions/x",
        "GET, /public/v1/payment-transactions/x/payer/"
    })
    void another_method_is_not_allowed(String method, String path) {
        assertProblem(fixture.callTool(method, path, ""), 405, "method-not-allowed");
    }

    @Test
    void a_body_above_64_kib_is_too_large() {
        assertProblem(fixture.confirm("x", " ".repeat(64 * 1024 + 1)), 413, "payload-too-large");
        assertProblem(fixture.confirm("x", " ".repeat(64 * 1024)), 400, "malformed-request");
    }

    private static void assertProblem(SimulatorFixture.Reply reply, int status, String code) {
        assertThat(reply.json().path("code").asText()).isEqualTo(code);
        assertThat(reply.json().get("type").asText()).isEqualTo("/problems/" + code);
        assertThat(reply.json().get("status").asInt()).isEqualTo(status);
        assertThat(reply.status()).isEqualTo(status);
    }
}
