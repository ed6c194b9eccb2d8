package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.activatedEstablishment;
import static fr.ancvconnect.lambda.ApiClient.declaration;
import static fr.ancvconnect.lambda.ApiClient.establishment;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static fr.ancvconnect.lambda.ApiClient.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EstablishmentApiTest {

    private final String id = unique("hotel");

    private String methods() {
        return "/establishments/" + id + "/payment-methods";
    }

    @AfterEach
    void clear_faults() {
        ApiClient.clearFaults();
    }

    private void declare(String country, String mode, String... pos) {
        platform().body(declaration(country, mode, pos)).put("/establishments/" + id);
    }

    @Test
    void an_establishment_is_created_updated_and_read() {
        platform()
                .body(declaration("FR", "PREPAID", "PAYZEN", "STRIPE"))
                .put("/establishments/" + id)
                .then()
                .statusCode(201)
                .body("id", equalTo(id))
                .body("virtualPos", contains("STRIPE", "PAYZEN"));
        platform()
                .body(declaration("BE", "POSTPAID"))
                .put("/establishments/" + id)
                .then()
                .statusCode(200);
        establishment(id)
                .get("/establishments/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Camping des Pins"))
                .body("country", equalTo("BE"))
                .body("collectionMode", equalTo("POSTPAID"));
    }

    @Test
    void the_requirements_list_what_is_missing_before_the_first_call_to_ancv() {
        declare("FR", "PREPAID");
        establishment(id)
                .get(methods())
                .then()
                .statusCode(200)
                .body("ancvConnect.status", equalTo("INACTIVE"))
                .body("ancvConnect.ancvId", nullValue())
                .body("ancvConnect.eligible", equalTo(false))
                .body("ancvConnect.minimumAmount.amount", equalTo(2_000))
                .body(
                        "ancvConnect.requirements.code",
                        contains("ESTABLISHMENT_IN_FRANCE", "VIRTUAL_POS_ACTIVE", "ANCV_CONTRACT"))
                .body("ancvConnect.requirements.met", contains(true, false, null))
                .body("alternativePaymentMethods.available", equalTo(false));
        establishment(id)
                .body(Map.of("ancvId", "10000651"))
                .put(methods() + "/ancv-connect")
                .then()
                .statusCode(409)
                .body("code", equalTo("requirements-not-met"))
                .body("requirements.code", contains("ESTABLISHMENT_IN_FRANCE", "VIRTUAL_POS_ACTIVE", "ANCV_CONTRACT"));
    }

    @Test
    void a_known_ancv_id_activates_the_option_which_is_offered_with_prepaid_collection() {
        declare("FR", "PREPAID", "PAYBOX");
        platform()
                .body(Map.of("ancvId", "10000652"))
                .put(methods() + "/ancv-connect")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("ancvId", equalTo("10000652"))
                .body("activatedAt", notNullValue())
                .body("offeredInBookingEngine", equalTo(true))
                .body("minimumAmount.amount", equalTo(2_000))
                .body("minimumAmount.currency", equalTo("EUR"));
        declare("FR", "POSTPAID", "PAYBOX");
        platform()
                .get(methods())
                .then()
                .body("ancvConnect.offeredInBookingEngine", equalTo(false))
                .body("ancvConnect.eligible", equalTo(true));
        platform().delete(methods() + "/ancv-connect").then().statusCode(204);
        platform().delete(methods() + "/ancv-connect").then().statusCode(204);
        platform().get(methods()).then().body("ancvConnect.status", equalTo("INACTIVE"));
    }

    @Test
    void an_unknown_ancv_id_is_rejected() {
        declare("FR", "PREPAID", "STRIPE");
        platform()
                .body(Map.of("ancvId", "4711"))
                .put(methods() + "/ancv-connect")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-ancv-id"));
        platform().get(methods()).then().body("ancvConnect.requirements.met", contains(true, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"010000651", "0", "1000065a", "", " 10000651", "123456789012345678901"})
    void a_malformed_ancv_id_is_rejected_without_a_call_to_ancv(String ancvId) {
        declare("FR", "PREPAID", "STRIPE");
        platform()
                .body(Map.of("ancvId", ancvId))
                .put(methods() + "/ancv-connect")
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", contains("ancvId"));
        platform().get(methods()).then().body("ancvConnect.requirements.met", contains(true, true, null));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_TRANSACTION_AMOUNT, 200, ",
        "BAD_REQUEST, 502, ancv-error",
        "INVALID_SEAL, 502, ancv-error",
        "TRANSACTION_NOT_FOUND, 502, ancv-error",
        "INTERNAL_SERVER_ERROR, 503, ancv-unavailable",
        "LOST_ANSWER, 503, ancv-unavailable",
        "MERCHANT_NOT_ALLOWED, 422, unknown-ancv-id"
    })
    void only_the_error_merchant_not_allowed_means_that_the_ancv_id_is_unknown(String answer, int status, String code) {
        declare("FR", "PREPAID", "STRIPE");
        ApiClient.setFaults(Map.of("call", "create", "answer", answer, "times", 1));
        platform()
                .body(Map.of("ancvId", ApiClient.SHOP))
                .put(methods() + "/ancv-connect")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
        platform().get(methods()).then().body("ancvConnect.status", equalTo(status == 200 ? "ACTIVE" : "INACTIVE"));
    }

    @Test
    void only_the_platform_activates_an_ancv_id_that_is_active_elsewhere() {
        activatedEstablishment();
        declare("FR", "PREPAID", "STRIPE");
        establishment(id)
                .body(Map.of("ancvId", ApiClient.SHOP))
                .put(methods() + "/ancv-connect")
                .then()
                .statusCode(409)
                .body("code", equalTo("ancv-id-in-use"));
        platform()
                .body(Map.of("ancvId", ApiClient.SHOP))
                .put(methods() + "/ancv-connect")
                .then()
                .statusCode(200);
    }

    @Test
    void an_activation_while_ancv_is_unavailable_returns_503_with_retry_after() {
        declare("FR", "PREPAID", "STRIPE");
        ApiClient.setFaults(Map.of("call", "create", "answer", "HTTP_500", "times", 1));
        platform()
                .body(Map.of("ancvId", ApiClient.SHOP))
                .put(methods() + "/ancv-connect")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("ancv-unavailable"));
    }

    @Test
    void alternative_payment_methods_require_stripe() {
        declare("FR", "PREPAID", "PAYZEN");
        establishment(id)
                .body(Map.of("active", true))
                .put(methods() + "/alternative")
                .then()
                .statusCode(409)
                .body("requirements.code", contains("VIRTUAL_POS_STRIPE"));
        declare("FR", "PREPAID", "STRIPE");
        establishment(id)
                .body(Map.of("active", true))
                .put(methods() + "/alternative")
                .then()
                .statusCode(200);
        platform()
                .get(methods())
                .then()
                .body("alternativePaymentMethods.active", equalTo(true))
                .body("alternativePaymentMethods.available", equalTo(true));
        declare("FR", "PREPAID", "PAYZEN");
        platform()
                .get(methods())
                .then()
                .body("alternativePaymentMethods.active", equalTo(false))
                .body("alternativePaymentMethods.available", equalTo(false));
    }
}
