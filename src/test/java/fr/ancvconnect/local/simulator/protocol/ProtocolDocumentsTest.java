package fr.ancvconnect.local.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ProtocolDocumentsTest {

    private final SimulatorFixture fixture = new SimulatorFixture();

    @Test
    void a_transaction_document_contains_the_data_of_its_order() {
        JsonNode answer = fixture.read(
                        fixture.create(OrderBodies.order("PAY-9", 12000)).id())
                .json();
        JsonNode transaction = answer.get("transaction");
        assertThat(answer.get("applicationContext").isObject()).isTrue();
        assertThat(transaction.at("/order/id").asText()).isEqualTo("RES-1");
        assertThat(transaction.at("/order/paymentId").asText()).isEqualTo("PAY-9");
        assertThat(transaction.at("/order/label").asText()).isEqualTo("Gîte des Écrins");
        assertThat(transaction.at("/order/amount/total").asLong()).isEqualTo(12000);
        assertThat(transaction.at("/paymentMethod/captureMode").asText()).isEqualTo("NORMAL");
        assertThat(transaction.at("/redirectUrls/returnUrl").asText()).isEqualTo("http://localhost:9/in/1");
        assertThat(transaction.get("payers")).isEmpty();
        assertThat(transaction.has("requestDate")).isFalse();
    }

    @Test
    void numbers_are_written_as_numbers_in_some_fields_and_as_strings_in_others() {
        JsonNode transaction = fixture.read(fixture.requestPayment("marie@exemple.fr", 12000))
                .json()
                .get("transaction");
        assertThat(transaction.at("/merchant/shopId").isNumber()).isTrue();
        assertThat(transaction.at("/merchant/shopId").asText()).isEqualTo("10000651");
        assertThat(transaction.at("/order/amount/currency").isTextual()).isTrue();
        assertThat(transaction.at("/payers/0/amount/currency").isNumber()).isTrue();
    }

    @Test
    void dates_have_an_offset_and_a_varying_number_of_fraction_digits() {
        JsonNode answer = fixture.create(OrderBodies.order("PAY-9", 12000)).json();
        assertThat(answer.get("responseDate").asText()).isEqualTo("2026-06-01T12:00:00.1200000+02:00");
        assertThat(date(answer, "creationDate")).isEqualTo(SimulatorFixture.START);
        assertThat(answer.at("/transaction/creationDate").asText()).isEqualTo("2026-06-01T12:00:00.12+02:00");
        assertThat(answer.at("/transaction/updateDate").asText()).isEqualTo("2026-06-01T12:00:00.120000+02:00");
        assertThat(date(answer, "expirationDate")).isEqualTo(SimulatorFixture.START.plusSeconds(300));
    }

    @Test
    void a_transaction_document_contains_an_authorization_after_the_confirmation() {
        String id = fixture.requestPayment("12345678901", 12000);
        assertThat(fixture.read(id)
                        .json()
                        .at("/transaction/payers/0/authorizations")
                        .isMissingNode())
                .isTrue();
        fixture.confirm(id);
        JsonNode payer = fixture.read(id).json().at("/transaction/payers/0");
        assertThat(payer.get("beneficiaryId").asText()).isEqualTo("12345678901");
        assertThat(payer.get("authorizations")).hasSize(1);
        JsonNode authorization = payer.at("/authorizations/0");
        assertThat(authorization.get("type").asText()).isEqualTo("CVCo");
        assertThat(authorization.get("number").asText()).isNotBlank();
        assertThat(authorization.at("/amount/total").asLong()).isEqualTo(12000);
        assertThat(authorization.get("holder").asText()).isEqualTo("m***@exemple.fr");
        assertThat(OffsetDateTime.parse(authorization.get("validationDate").asText())
                        .toInstant())
                .isEqualTo(SimulatorFixture.START);
    }

    private static Instant date(JsonNode answer, String field) {
        return OffsetDateTime.parse(answer.at("/transaction/" + field).asText()).toInstant();
    }
}
