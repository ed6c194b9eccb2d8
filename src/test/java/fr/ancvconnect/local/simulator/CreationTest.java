package fr.ancvconnect.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreationTest {

    private final SimulatorFixture fixture = new SimulatorFixture();
    private final ObjectNode order = OrderBodies.order("PAY-1", 12000);

    @Test
    void a_new_transaction_is_initialized_and_not_shown_on_the_phone() {
        SimulatorFixture.Reply created = fixture.create(order);
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.state()).isEqualTo("INITIALIZED");
        assertThat(fixture.phone("marie@exemple.fr").json().get("items")).isEmpty();
    }

    @Test
    void the_second_shop_is_accepted_with_its_id_as_a_number() {
        assertThat(fixture.create(OrderBodies.with(order, "merchant.shopId", "10000652"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requestDate",
                "merchant",
                "merchant.shopId",
                "merchant.serviceProviderId",
                "order",
                "order.id",
                "order.paymentId",
                "order.label",
                "order.amount",
                "order.amount.total",
                "order.amount.currency",
                "paymentMethod",
                "paymentMethod.tspdMode",
                "paymentMethod.captureMode",
                "redirectUrls",
                "redirectUrls.returnUrl",
                "redirectUrls.cancelUrl"
            })
    void a_missing_field_is_a_bad_request_that_names_it(String path) {
        SimulatorFixture.Reply reply = fixture.create(OrderBodies.without(order, path));
        assertThat(reply.errorCode()).isEqualTo("BAD_REQUEST");
        assertThat(reply.json().get("errorMessage").asText()).startsWith(path + " ");
        assertThat(reply.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requestDate|\"2026-06-01\"",
                "requestDate|\"2026-06-01T10:00:00+02:00\"",
                "requestDate|1780308000",
                "order.id|\"123456789012345678901\"",
                "order.id|\"\"",
                "order.id|7",
                "order.label|\"a\\u0007b\"",
                "order.amount.total|0",
                "order.amount.total|-1",
                "order.amount.total|120.5",
                "order.amount.total|\"12000\"",
                "order.amount.currency|\"EUR\"",
                "paymentMethod.tspdMode|\"002\"",
                "paymentMethod.captureMode|\"LATER\"",
                "paymentMethod.captureMode|\"DEFERRED\"",
                "paymentMethod.captureDate|\"2026-06-02T10:00:00Z\"",
                "redirectUrls.returnUrl|\"\"",
                "redirectUrls.cancelUrl|7",
                "order.label|\"a\\ud800\"",
                "merchant.shopId|\"shop\"",
                "merchant|\"10000651\""
            })
    void a_malformed_field_is_a_bad_request(String path, String json) {
        assertThat(fixture.create(OrderBodies.with(order, path, json)).errorCode())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void an_order_id_of_20_characters_is_accepted() {
        assertThat(fixture.create(OrderBodies.with(order, "order.id", "\"12345678901234567890\""))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"978, 200, ''", "840, 422, INVALID_TRANSACTION_CURRENCY"})
    void only_euros_are_accepted(String currency, int status, String errorCode) {
        SimulatorFixture.Reply reply = fixture.create(OrderBodies.with(order, "order.amount.currency", currency));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.errorCode()).isEqualTo(errorCode);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 422, INVALID_TRANSACTION_AMOUNT",
        "1999, 422, INVALID_TRANSACTION_AMOUNT",
        "2000, 200, ''",
        "10000000, 200, ''",
        "10000001, 422, INVALID_TRANSACTION_AMOUNT"
    })
    void the_amount_must_be_between_the_minimum_and_the_maximum(String cents, int status, String errorCode) {
        SimulatorFixture.Reply reply = fixture.create(OrderBodies.with(order, "order.amount.total", cents));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.errorCode()).isEqualTo(errorCode);
    }

    @ParameterizedTest
    @CsvSource({"merchant.shopId, 10000653", "merchant.serviceProviderId, 43"})
    void a_shop_or_provider_without_a_contract_is_not_allowed(String path, String digits) {
        SimulatorFixture.Reply reply = fixture.create(OrderBodies.with(order, path, digits));
        assertThat(reply.errorCode()).isEqualTo("MERCHANT_NOT_ALLOWED");
        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void the_minimum_amount_is_configurable() {
        SimulatorFixture withLowerMinimum = new SimulatorFixture(SimulatorFixture.SETTINGS.withMinimum(100));
        assertThat(withLowerMinimum.create(OrderBodies.order("PAY-1", 99)).errorCode())
                .isEqualTo("INVALID_TRANSACTION_AMOUNT");
        assertThat(withLowerMinimum.create(OrderBodies.order("PAY-1", 100)).status())
                .isEqualTo(200);
    }

    @Test
    void the_contract_check_of_a_public_connector_is_accepted_repeatedly() {
        ObjectNode check = OrderBodies.order("anId", 2000);
        check.withObject("/order").put("id", "01").put("label", "aLabel");
        check.withObject("/redirectUrls").put("returnUrl", "anUrl").put("cancelUrl", "anUrl");
        SimulatorFixture.Reply first = fixture.create(check);
        SimulatorFixture.Reply second = fixture.create(check);
        assertThat(first.state()).isEqualTo("INITIALIZED");
        assertThat(second.state()).isEqualTo("INITIALIZED");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(fixture.read(first.id())
                        .json()
                        .at("/transaction/redirectUrls/returnUrl")
                        .asText())
                .isEqualTo("anUrl");
        assertThat(fixture.create(OrderBodies.with(check, "merchant.shopId", "\"10000653\""))
                        .errorCode())
                .isEqualTo("MERCHANT_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://localhost/",
                "not a url",
                "http://",
                "http://[::1",
                "//localhost",
                "https://h:99999999999/"
            })
    void any_text_is_a_redirect_url(String text) {
        ObjectNode withReturnUrl = OrderBodies.with(order, "redirectUrls.returnUrl", "\"" + text + "\"");
        assertThat(fixture.create(OrderBodies.with(withReturnUrl, "redirectUrls.cancelUrl", "\"" + text + "\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_seal_is_reported_before_an_unknown_shop() {
        ObjectNode orderOfUnknownShop = OrderBodies.with(order, "merchant.shopId", "10000653");
        SimulatorResponse answer =
                fixture.call("POST", "/public/v1/payment-transactions", orderOfUnknownShop, List.of("x"));
        assertThat(SimulatorFixture.reply(answer).errorCode()).isEqualTo("INVALID_SEAL");
        assertThat(SimulatorFixture.reply(answer).status()).isEqualTo(401);
    }

    @Test
    void a_body_that_is_not_declared_as_json_is_a_bad_request() {
        SimulatorResponse answer = fixture.call("POST", "/public/v1/payment-transactions/", order, Map.of());
        assertThat(SimulatorFixture.reply(answer).errorCode()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void a_full_ledger_accepts_a_new_transaction_only_in_place_of_an_ended_one() {
        SimulatorFixture small = new SimulatorFixture(SimulatorFixture.SETTINGS.withCapacity(2));
        String first = small.create(OrderBodies.order("A", 2000)).id();
        small.create(OrderBodies.order("B", 2000));
        SimulatorFixture.Reply full = small.create(OrderBodies.order("C", 2000));
        assertThat(full.errorCode()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(full.status()).isEqualTo(503);
        small.cancel(first);
        assertThat(small.create(OrderBodies.order("C", 2000)).status()).isEqualTo(200);
        assertThat(small.read(first).errorCode()).isEqualTo("TRANSACTION_NOT_FOUND");
        assertThat(small.create(OrderBodies.order("A", 2000)).errorCode()).isEqualTo("INTERNAL_SERVER_ERROR");
    }
}
