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

    private final SimulatorFixture scene = new SimulatorFixture();

    @ParameterizedTest
    @CsvSource({
        "marie@exemple.fr, 50000",
        "12345678901, 50000",
        "paul@exemple.fr, 2000",
        "12345678902, 2000",
        "zoe.b+1@exemple.fr, 100000"
    })
    void everybody_starts_with_a_balance(String beneficiary, long cents) {
        JsonNode screen = scene.phone(beneficiary).json();
        assertThat(screen.at("/balance/amount").asLong()).isEqualTo(cents);
        assertThat(screen.at("/balance/currency").asText()).isEqualTo("EUR");
        assertThat(screen.get("items")).isEmpty();
    }

    @Test
    void the_phone_shows_what_is_asked() {
        String id = scene.ask(MARIE, 12000);
        JsonNode item = scene.phone("12345678901").json().at("/items/0");
        assertThat(item.get("transactionId").asText()).isEqualTo(id);
        assertThat(item.get("label").asText()).isEqualTo("Gîte des Écrins");
        assertThat(item.at("/amount/amount").asLong()).isEqualTo(12000);
        assertThat(item.at("/amount/currency").asText()).isEqualTo("EUR");
        assertThat(item.get("expiresAt").asText()).isEqualTo("2026-06-01T10:03:00.120Z");
    }

    @Test
    void a_confirmation_takes_the_money_and_clears_the_phone() {
        String id = scene.ask(MARIE, 12000);
        assertThat(scene.confirm(id).status()).isEqualTo(204);
        assertThat(scene.read(id).state()).isEqualTo("AUTHORIZED");
        assertThat(scene.balance(MARIE)).isEqualTo(38000);
        assertThat(scene.phone(MARIE).json().get("items")).isEmpty();
        assertThat(scene.balance("zoe@exemple.fr")).isEqualTo(100000);
    }

    @Test
    void the_customer_may_confirm_less_than_was_asked() {
        String id = scene.ask(MARIE, 12000);
        scene.confirm(id, "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"}}");
        JsonNode transaction = scene.read(id).json().get("transaction");
        assertThat(transaction.at("/payers/0/authorizations/0/amount/total").asLong())
                .isEqualTo(1);
        assertThat(transaction.at("/payers/0/amount/total").asLong()).isEqualTo(12000);
        assertThat(scene.balance(MARIE)).isEqualTo(49999);
    }

    @ParameterizedTest
    @CsvSource({"0, EUR", "-5, EUR", "12001, EUR", "100, USD"})
    void a_confirmation_of_anything_else_is_not_accepted(long cents, String currency) {
        String id = scene.ask(MARIE, 12000);
        String body = "{\"amount\":{\"amount\":" + cents + ",\"currency\":\"" + currency + "\"}}";
        assertProblem(scene.confirm(id, body), 422, "validation-failed");
        assertThat(scene.read(id).state()).isEqualTo("PROCESSING");
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
    void a_confirmation_that_cannot_be_read_is_malformed(String body) {
        String id = scene.ask(MARIE, 12000);
        assertProblem(scene.confirm(id, body), 400, "malformed-request");
        assertThat(scene.read(id).state()).isEqualTo("PROCESSING");
    }

    @Test
    void too_little_money_is_a_rejection() {
        String id = scene.ask(PAUL, 2001);
        assertThat(scene.confirm(id).status()).isEqualTo(204);
        JsonNode transaction = scene.read(id).json().get("transaction");
        assertThat(transaction.get("state").asText()).isEqualTo("REJECTED");
        assertThat(transaction.get("subState").asText()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(transaction.at("/payers/0/authorizations").isMissingNode()).isTrue();
        assertThat(scene.balance(PAUL)).isEqualTo(2000);
    }

    @Test
    void the_last_cent_can_be_spent_and_only_once() {
        scene.confirm(scene.ask(PAUL, 2000));
        assertThat(scene.balance(PAUL)).isZero();
        String more = scene.ask(PAUL, 2000);
        scene.confirm(more);
        assertThat(scene.read(more).state()).isEqualTo("REJECTED");
    }

    @Test
    void a_refusal_aborts_and_moves_no_money() {
        String id = scene.ask(MARIE, 12000);
        assertThat(scene.refuse(id).status()).isEqualTo(204);
        assertThat(scene.read(id).state()).isEqualTo("ABORTED");
        assertThat(scene.balance(MARIE)).isEqualTo(50000);
    }

    @Test
    void nothing_is_confirmed_or_refused_that_does_not_wait() {
        String unasked = scene.create(OrderBodies.order("PAY-0", 12000)).id();
        assertProblem(scene.confirm(unasked), 409, "nothing-to-confirm");
        String done = scene.ask(MARIE, 12000);
        scene.confirm(done);
        assertProblem(scene.confirm(done), 409, "nothing-to-confirm");
        assertProblem(scene.refuse(done), 409, "nothing-to-confirm");
        assertThat(scene.balance(MARIE)).isEqualTo(38000);
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertProblem(scene.phone("marie@example.com"), 404, "not-found");
        assertProblem(scene.confirm("nowhere"), 404, "not-found");
        assertProblem(scene.refuse("nowhere"), 404, "not-found");
        assertProblem(scene.tool("GET", "/phones", ""), 404, "not-found");
    }

    @Test
    void whose_phone_has_to_be_said() {
        assertProblem(scene.tool("GET", "/phone", ""), 400, "malformed-request");
        assertProblem(scene.phone(" "), 400, "malformed-request");
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
        assertProblem(scene.tool(method, path, ""), 405, "method-not-allowed");
    }

    @Test
    void more_than_64_kib_is_too_large() {
        assertProblem(scene.confirm("x", " ".repeat(64 * 1024 + 1)), 413, "payload-too-large");
        assertProblem(scene.confirm("x", " ".repeat(64 * 1024)), 400, "malformed-request");
    }

    private static void assertProblem(SimulatorFixture.Reply reply, int status, String code) {
        assertThat(reply.json().path("code").asText()).isEqualTo(code);
        assertThat(reply.json().get("type").asText()).isEqualTo("/problems/" + code);
        assertThat(reply.json().get("status").asInt()).isEqualTo(status);
        assertThat(reply.status()).isEqualTo(status);
    }
}
