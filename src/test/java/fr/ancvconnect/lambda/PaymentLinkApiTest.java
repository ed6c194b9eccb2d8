package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.establishment;
import static fr.ancvconnect.lambda.ApiClient.euros;
import static fr.ancvconnect.lambda.ApiClient.guest;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.ancvconnect.keys.HmacLinkTokens;
import fr.ancvconnect.keys.StubKeys;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes with which an establishment and the platform manage the payment links of a folder. */
@QuarkusTest
class PaymentLinkApiTest {

    private static final String UNKNOWN = "AAAAAAAAAAAAAAAAAAAAAAAAAA";

    private String establishment;
    private String folder;

    @BeforeEach
    void an_open_folder() {
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 12_000);
    }

    @Test
    void a_created_link_has_an_address_and_a_default_validity() {
        Response created = create(establishment(establishment), "k1", "{}");
        created.then()
                .statusCode(201)
                .body("folderId", equalTo(folder))
                .body("status", equalTo("ACTIVE"))
                .body("amount", nullValue())
                .body("paid.amount", equalTo(0))
                .body("createdBy", equalTo("ESTABLISHMENT"))
                .body("$", hasKey("returnUrl"))
                .body("returnUrl", nullValue())
                .body("locale", nullValue());
        assertThat(created.header("Location")).isEqualTo(links() + "/" + created.path("id"));
        assertThat(created.<String>path("url")).startsWith("http").contains("/pay/" + created.path("id") + ".");
        assertThat(Instant.parse(created.path("validUntil")))
                .isEqualTo(Instant.parse(created.path("createdAt")).plus(Duration.ofDays(14)));
    }

    @Test
    void all_terms_can_be_given_and_the_same_request_is_answered_with_the_same_link() {
        String body = """
                {"amount":{"amount":4000,"currency":"EUR"},"validUntil":"%s","returnUrl":"https://hotel.example/merci?f=1","locale":"en"}
                """.formatted(Instant.now().plus(Duration.ofDays(400)).minusSeconds(60));
        Response created = create(platform(), "k1", body);
        created.then()
                .statusCode(201)
                .body("amount.amount", equalTo(4_000))
                .body("returnUrl", equalTo("https://hotel.example/merci?f=1"))
                .body("locale", equalTo("en"))
                .body("createdBy", equalTo("PLATFORM"));
        Response replayed = create(platform(), "k1", body);
        replayed.then().statusCode(200).header("Idempotent-Replayed", equalTo("true"));
        assertThat(replayed.asString()).isEqualTo(created.asString());
        assertProblem(create(platform(), "k1", "{}"), 422, "idempotency-key-reused");
        assertThat(platform().get(links() + "/" + created.path("id")).asString())
                .isEqualTo(created.asString());
    }

    @Test
    void links_are_listed_newest_first_in_pages() {
        platform().get(links()).then().statusCode(200).body("items", empty()).body("nextCursor", nullValue());
        String first = create(platform(), "k1", "{}").path("id");
        String second = create(platform(), "k2", "{}").path("id");
        String third = create(platform(), "k3", "{}").path("id");
        Response page = platform().queryParam("limit", 2).get(links());
        page.then().statusCode(200).body("items", hasSize(2)).body("nextCursor", notNullValue());
        String cursor = page.path("nextCursor");
        Response rest = platform().queryParam("cursor", cursor).get(links());
        rest.then().statusCode(200).body("items", hasSize(1)).body("nextCursor", nullValue());
        assertThat(List.of(
                        page.<String>path("items[0].id"),
                        page.<String>path("items[1].id"),
                        rest.<String>path("items[0].id")))
                .containsExactlyInAnyOrder(first, second, third);
        platform().get(links()).then().body("items.createdAt", hasSize(3));
        assertProblem(platform().queryParam("cursor", "x").get(links()), 422, "validation-failed");
        assertProblem(platform().queryParam("limit", "0").get(links()), 422, "validation-failed");
        String otherFolder = ApiClient.folder(establishment, 12_000);
        assertProblem(
                platform().queryParam("cursor", cursor).get("/booking-folders/" + otherFolder + "/payment-links"),
                422,
                "validation-failed");
    }

    @Test
    void a_revoked_link_is_over_and_a_second_revocation_is_answered_like_the_first() {
        String link = links() + "/" + create(platform(), "k1", "{}").path("id");
        establishment(establishment).delete(link).then().statusCode(204);
        platform().delete(link).then().statusCode(204);
        platform().get(link).then().statusCode(200).body("status", equalTo("REVOKED"));
    }

    @Test
    void a_qr_code_is_an_svg_document_or_a_png_picture() {
        String qr = links() + "/" + create(platform(), "k1", "{}").path("id") + "/qr";
        assertThat(platform().get(qr).asString()).startsWith("<svg ");
        assertThat(platform().get(qr).contentType()).startsWith("image/svg+xml");
        Response png = platform().accept("image/png, image/svg+xml;q=0.5").get(qr);
        assertThat(png.contentType()).isEqualTo("image/png");
        assertThat(png.asByteArray()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(platform().accept("image/svg+xml;q=0, image/*").get(qr).contentType())
                .isEqualTo("image/png");
        assertProblem(platform().accept("image/jpeg").get(qr), 406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"amount\":{\"amount\":0,\"currency\":\"EUR\"}}|amount.amount",
                "{\"amount\":{\"currency\":\"EUR\"}}|amount.amount",
                "{\"amount\":{\"amount\":4000,\"currency\":\"USD\"}}|amount.currency",
                "{\"validUntil\":\"2020-01-01T00:00:00Z\"}|validUntil",
                "{\"validUntil\":\"2900-01-01T00:00:00Z\"}|validUntil",
                "{\"validUntil\":\"2026-13-01T00:00:00Z\"}|validUntil",
                "{\"validUntil\":\"tomorrow\"}|validUntil",
                "{\"validUntil\":\"2026-01-01\"}|validUntil",
                "{\"returnUrl\":\"http://hotel.example\"}|returnUrl",
                "{\"returnUrl\":\"https://user@hotel.example\"}|returnUrl",
                "{\"returnUrl\":\"https://192.0.2.1/\"}|returnUrl",
                "{\"returnUrl\":\"https:///path\"}|returnUrl",
                "{\"returnUrl\":\"javascript:alert(1)\"}|returnUrl",
                "{\"returnUrl\":\"https://hotel.example/\\u0000\"}|returnUrl",
                "{\"locale\":\"de\"}|locale",
                "{\"locale\":\"FR\"}|locale"
            })
    void an_invalid_term_is_reported_with_its_field(String body, String field) {
        Response answer = create(platform(), "k1", body);
        assertProblem(answer, 422, "validation-failed");
        answer.then().body("errors.field", contains(field));
        platform().get(links()).then().body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{\"amount\":5}", "{\"validUntil\":5}", "{\"returnUrl\":{}}", "{\"locale\":true}", "{"
            })
    void a_body_that_is_not_json_or_has_a_wrong_type_is_malformed(String body) {
        assertProblem(create(platform(), "k1", body), 400, "malformed-request");
    }

    @Test
    void a_creation_needs_an_idempotency_key() {
        assertProblem(platform().body("{}").post(links()), 400, "missing-idempotency-key");
    }

    @Test
    void the_rules_of_a_start_apply_when_a_link_is_created() {
        Response below = create(platform(), "k1", amount(1_999));
        assertProblem(below, 422, "amount-below-minimum");
        below.then().body("minimumAmount.amount", equalTo(2_000));
        assertProblem(create(platform(), "k1", amount(12_001)), 422, "amount-exceeds-available");
        platform().delete("/establishments/" + establishment + "/payment-methods/ancv-connect");
        assertProblem(create(platform(), "k1", "{}"), 409, "option-not-active");
        platform().post("/booking-folders/" + folder + "/cancellation");
        assertProblem(create(platform(), "k1", "{}"), 409, "folder-cancelled");
    }

    @Test
    void a_link_can_be_created_on_a_folder_that_is_not_offered_in_the_booking_engine() {
        platform().body(ApiClient.declaration("FR", "POSTPAID", "STRIPE")).put("/establishments/" + establishment);
        create(platform(), "k1", amount(4_000)).then().statusCode(201);
        platform().body(ApiClient.declaration("BE", "PREPAID", "STRIPE")).put("/establishments/" + establishment);
        Response missing = create(platform(), "k2", "{}");
        assertProblem(missing, 409, "requirements-not-met");
        missing.then().body("requirements.code", hasSize(3));
    }

    @Test
    void a_folder_has_at_most_20_active_links() {
        for (int count = 0; count < 20; count++) {
            create(platform(), "k" + count, "{}").then().statusCode(201);
        }
        assertProblem(create(platform(), "more", "{}"), 409, "too-many-payment-links");
    }

    @Test
    void only_the_platform_and_the_folder_s_establishment_have_access() {
        String link = links() + "/" + create(platform(), "k1", "{}").path("id");
        assertProblem(create(guest(folder), "k2", "{}"), 403, "forbidden");
        assertProblem(guest(folder).get(links()), 403, "forbidden");
        assertProblem(guest(folder).get(link), 403, "forbidden");
        assertProblem(guest(folder).get(link + "/qr"), 403, "forbidden");
        assertProblem(guest(folder).delete(link), 403, "forbidden");
        assertProblem(create(establishment("other"), "k2", "{}"), 404, "folder-not-found");
        assertProblem(establishment("other").get(links()), 404, "folder-not-found");
        assertProblem(establishment("other").get(link), 404, "folder-not-found");
        assertProblem(establishment("other").get(link + "/qr"), 404, "folder-not-found");
        assertProblem(establishment("other").delete(link), 404, "folder-not-found");
        platform().get(link).then().body("status", equalTo("ACTIVE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, "x", "a b"})
    void an_unknown_or_malformed_link_is_not_found(String id) {
        assertProblem(platform().get(links() + "/" + id), 404, "payment-link-not-found");
        assertProblem(platform().get(links() + "/" + id + "/qr"), 404, "payment-link-not-found");
        assertProblem(platform().delete(links() + "/" + id), 404, "payment-link-not-found");
        assertProblem(platform().get("/booking-folders/none/payment-links/" + id), 404, "folder-not-found");
    }

    @Test
    void without_keys_links_are_unavailable() {
        String link = links() + "/" + create(platform(), "k1", "{}").path("id");
        QuarkusMock.installMockForType(new HmacLinkTokens(StubKeys.UNREADABLE), HmacLinkTokens.class);
        assertProblem(create(platform(), "k2", "{}"), 503, "service-unavailable");
        assertProblem(platform().get(links()), 503, "service-unavailable");
        assertProblem(platform().get(link), 503, "service-unavailable");
        assertProblem(platform().get(link + "/qr"), 503, "service-unavailable");
        platform().delete(link).then().statusCode(204);
    }

    private String links() {
        return "/booking-folders/" + folder + "/payment-links";
    }

    private Response create(RequestSpecification caller, String key, Object body) {
        return caller.header("Idempotency-Key", key).body(body).post(links());
    }

    private static Map<String, Object> amount(long cents) {
        return Map.of("amount", euros(cents));
    }

    private static void assertProblem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("/problems/" + code));
    }
}
