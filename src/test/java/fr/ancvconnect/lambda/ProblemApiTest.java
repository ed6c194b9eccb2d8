package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.platform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemApiTest {

    private String folder;

    @BeforeEach
    void a_folder() {
        folder = ApiClient.folder(ApiClient.activatedEstablishment(), 10_000);
    }

    private String payments() {
        return "/booking-folders/" + folder + "/payments";
    }

    private Response pay(String body) {
        return platform().header("Idempotency-Key", "k").body(body).post(payments());
    }

    private static void assertProblem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("/problems/" + code))
                .body("status", equalTo(status));
        assertThat(answer.<String>path("title")).isNotBlank();
        assertThat(answer.<String>path("detail")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"amount\":\"x\",\"beneficiary\":\"marie@exemple.fr\"}",
                "{\"amount\":{\"amount\":12.5,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}",
                "{\"amount\":{\"amount\":\"12\",\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}",
                "{\"amount\":{\"amount\":99999999999999999999,\"currency\":\"EUR\"},\"beneficiary\":\"marie@exemple.fr\"}",
                "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"},\"beneficiary\":12345678901}"
            })
    void a_body_that_is_not_json_or_has_a_wrong_type_is_malformed(String body) {
        assertProblem(pay(body), 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|amount",
                "{\"amount\":{\"amount\":0,\"currency\":\"EUR\"},\"beneficiary\":\"a@b.fr\"}|amount.amount",
                "{\"amount\":{\"amount\":10000001,\"currency\":\"EUR\"},\"beneficiary\":\"a@b.fr\"}|amount.amount",
                "{\"amount\":{\"amount\":1,\"currency\":\"USD\"},\"beneficiary\":\"a@b.fr\"}|amount.currency",
                "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"},\"beneficiary\":\"1234567890\"}|beneficiary",
                "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"}}|beneficiary"
            })
    void an_invalid_value_is_reported_with_its_field(String body, String field) {
        Response answer = pay(body);
        assertProblem(answer, 422, "validation-failed");
        answer.then().body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é", "a234567890123456789012345678901234567890123456789012345678901234x"})
    void a_payment_start_requires_a_well_formed_idempotency_key(String key) {
        String body = "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"},\"beneficiary\":\"a@b.fr\"}";
        assertProblem(
                platform().header("Idempotency-Key", key).body(body).post(payments()), 400, "missing-idempotency-key");
        assertProblem(platform().body(body).post(payments()), 400, "missing-idempotency-key");
    }

    @Test
    void titles_and_details_are_french_unless_english_is_requested() {
        String french = platform().get("/booking-folders/none").path("title");
        String english = platform()
                .header("Accept-Language", "en-GB,fr;q=0.3")
                .get("/booking-folders/none")
                .path("title");
        assertThat(french).isNotEqualTo(english);
        platform()
                .header("Accept-Language", "de")
                .get("/booking-folders/none")
                .then()
                .body("title", equalTo(french));
    }

    @Test
    void errors_of_the_framework_are_problem_documents_too() {
        assertProblem(platform().get("/nothing"), 404, "not-found");
        assertProblem(platform().get("/establishments/none/"), 404, "not-found");
        assertProblem(platform().delete("/booking-folders/" + folder), 405, "method-not-allowed");
        assertProblem(platform().accept("text/plain").get("/booking-folders/" + folder), 406, "not-acceptable");
        assertProblem(
                platform().contentType(ContentType.TEXT).body("x").put("/booking-folders/" + folder),
                415,
                "unsupported-media-type");
        RequestSpecification large =
                platform().header("Idempotency-Key", "k").body("{\"x\":\"" + "y".repeat(66_000) + "\"}");
        assertProblem(large.post(payments()), 413, "payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", "/", "json", "application/", "text/plain", "*/*", "application/*"})
    void a_content_type_other_than_json_is_rejected(String type) {
        assertThat(Stream.of("PUT /booking-folders/" + folder, "POST " + payments()))
                .allMatch(operation -> isUnsupportedMediaType(operation, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "*/*", "application/*"})
    void a_content_type_other_than_json_is_rejected_if_the_body_is_optional(String type) {
        assertThat(isUnsupportedMediaType("POST " + payments() + "/AAAAAAAAAAAAAAAAAAAAAAAAAA/refusal", type))
                .isTrue();
    }

    private static boolean isUnsupportedMediaType(String operation, String type) {
        JsonPath answer = GatewayEvent.of(operation.split(" ")[0], operation.split(" ")[1])
                .withToken(ApiClient.token(Map.of("role", "platform")))
                .withHeader("content-type", type)
                .send("{}");
        return answer.getInt("statusCode") == 415
                && answer.getString("body").contains("\"code\":\"unsupported-media-type\"");
    }

    @Test
    void an_internal_error_contains_no_internal_details() {
        Response answer = platform().get("/broken/somehow");
        assertProblem(answer, 500, "internal-error");
        answer.then().body(not(containsString("marie"))).body(not(containsString("Exception")));
    }

    @Test
    void too_many_concurrent_changes_are_503_busy_with_retry_after() {
        Response answer = platform().get("/broken/stale");
        assertProblem(answer, 503, "busy");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void an_amount_above_the_available_amount_is_rejected() {
        assertProblem(
                pay("{\"amount\":{\"amount\":10001,\"currency\":\"EUR\"},\"beneficiary\":\"a@exemple.fr\"}"),
                422,
                "amount-exceeds-available");
    }

    @Test
    void a_problem_document_contains_no_personal_data() {
        Response answer = pay("{\"amount\":{\"amount\":1,\"currency\":\"EUR\"},\"beneficiary\":\"secret.person@\"}");
        answer.then().statusCode(422).body(not(containsString("secret.person")));
    }

    @Test
    void an_inactive_option_and_missing_items_are_reported_as_problems() {
        String id = ApiClient.unique("hotel");
        platform().body(ApiClient.declaration("FR", "PREPAID", "STRIPE")).put("/establishments/" + id);
        folder = ApiClient.folder(id, 10_000);
        assertProblem(
                pay("{\"amount\":{\"amount\":2000,\"currency\":\"EUR\"},\"beneficiary\":\"a@exemple.fr\"}"),
                409,
                "option-not-active");
        assertProblem(platform().get(payments() + "/AAAAAAAAAAAAAAAAAAAAAAAAAA"), 404, "payment-not-found");
        assertProblem(platform().get("/establishments/none"), 404, "establishment-not-found");
        assertProblem(
                platform().body(Map.of("ancvId", "x")).put("/establishments/" + id + "/payment-methods/ancv-connect"),
                422,
                "validation-failed");
    }
}
