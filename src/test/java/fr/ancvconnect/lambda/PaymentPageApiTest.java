package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.await;
import static fr.ancvconnect.lambda.ApiClient.confirm;
import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.establishment;
import static fr.ancvconnect.lambda.ApiClient.euros;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static fr.ancvconnect.lambda.ApiClient.withoutToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.ancvconnect.LogCapture;
import fr.ancvconnect.keys.HmacLinkTokens;
import fr.ancvconnect.keys.StubKeys;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page of a payment link calls, without a JWT. */
@QuarkusTest
class PaymentPageApiTest {

    private String establishment;
    private String folder;
    private String link;
    private String pay;

    @BeforeEach
    void a_link_with_an_amount() {
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 12_000);
        pay = page("link", Map.of("amount", euros(6_000), "returnUrl", "https://hotel.example/merci"));
    }

    @AfterEach
    void clear_faults() {
        ApiClient.clearFaults();
    }

    @Test
    void the_state_shows_the_establishment_and_the_amounts_and_nothing_of_the_booking() {
        Response state = withoutToken().get(pay + "/state");
        state.then()
                .statusCode(200)
                .body("establishment", equalTo("Camping des Pins"))
                .body("status", equalTo("ACTIVE"))
                .body("amount.amount", equalTo(6_000))
                .body("paid.amount", equalTo(0))
                .body("minimumAmount.amount", equalTo(2_000))
                .body("maximumAmount.amount", equalTo(6_000))
                .body("offered", equalTo(true))
                .body("$", hasKey("reason"))
                .body("reason", nullValue())
                .body("payment", nullValue())
                .body("returnUrl", equalTo("https://hotel.example/merci"))
                .body(not(containsString(folder)))
                .body(not(containsString("Durand")));
        assertPageHeaders(state);
    }

    @Test
    void a_customer_pays_in_two_parts_and_the_link_is_paid() throws Exception {
        String marie = customer();
        Response started = start("k1", Map.of("beneficiary", marie));
        started.then()
                .statusCode(201)
                .body("status", equalTo("PENDING"))
                .body("channel", equalTo("PAYMENT_LINK"))
                .body("linkId", equalTo(link))
                .body("requestedAmount.amount", equalTo(6_000))
                .body("ancvTransactionId", nullValue())
                .body("history.by", contains("CUSTOMER", "SYSTEM"));
        assertThat(started.header("Location")).isNull();
        assertPageHeaders(started);
        String payment = started.path("id");
        withoutToken()
                .get(pay + "/state")
                .then()
                .body("payment.id", equalTo(payment))
                .body("payment.status", equalTo("PENDING"));
        confirm(marie, 3_500);
        await(folder, payment, "PAID").then().body("linkId", equalTo(link)).body("channel", equalTo("PAYMENT_LINK"));
        Response paid = withoutToken().get(pay + "/payments/" + payment);
        paid.then().statusCode(200).body("status", equalTo("PAID")).body("paidAmount.amount", equalTo(3_500));
        assertPageHeaders(paid);
        withoutToken()
                .get(pay + "/state")
                .then()
                .body("paid.amount", equalTo(3_500))
                .body("maximumAmount.amount", equalTo(2_500))
                .body("status", equalTo("ACTIVE"));

        String rest = start("k2", Map.of("beneficiary", marie, "amount", euros(2_500)))
                .path("id");
        confirm(marie, 2_500);
        await(folder, rest, "PAID");
        withoutToken()
                .get(pay + "/state")
                .then()
                .body("status", equalTo("PAID"))
                .body("offered", equalTo(false))
                .body("reason", equalTo("payment-link-over"));
        platform()
                .get("/booking-folders/" + folder + "/payment-links/" + link)
                .then()
                .body("status", equalTo("PAID"))
                .body("paid.amount", equalTo(6_000));
        Response over = start("k3", Map.of("beneficiary", marie));
        assertProblem(over, 410, "payment-link-over");
        over.then().body("linkStatus", equalTo("PAID"));
    }

    @Test
    void the_same_key_replays_the_same_payment() {
        String marie = customer();
        String payment = start("k1", Map.of("beneficiary", marie)).path("id");
        start("k1", Map.of("beneficiary", marie))
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("id", equalTo(payment));
        assertProblem(start("k1", Map.of("beneficiary", customer())), 422, "idempotency-key-reused");
    }

    @Test
    void another_amount_than_the_rest_of_a_link_with_an_amount_is_invalid() {
        Response other = start("k1", Map.of("beneficiary", customer(), "amount", euros(5_999)));
        assertProblem(other, 422, "validation-failed");
        other.then().body("errors.field", contains("amount.amount"));
        start("k1", Map.of("beneficiary", customer(), "amount", euros(6_000)))
                .then()
                .statusCode(201);
    }

    @Test
    void the_customer_chooses_the_amount_of_an_open_link() {
        pay = page("open", Map.of());
        withoutToken()
                .get(pay + "/state")
                .then()
                .body("amount", nullValue())
                .body("maximumAmount.amount", equalTo(12_000));
        assertProblem(
                start("k1", Map.of("beneficiary", customer(), "amount", euros(12_001))),
                422,
                "amount-exceeds-available");
        Response below = start("k1", Map.of("beneficiary", customer(), "amount", euros(1_999)));
        assertProblem(below, 422, "amount-below-minimum");
        below.then().body("minimumAmount.amount", equalTo(2_000));
        start("k1", Map.of("beneficiary", customer(), "amount", euros(2_000)))
                .then()
                .statusCode(201)
                .body("requestedAmount.amount", equalTo(2_000));
        Response second = start("k2", Map.of("beneficiary", customer(), "amount", euros(2_000)));
        assertProblem(second, 429, "too-many-requests");
        assertThat(second.header("Retry-After")).isNotBlank();
    }

    @Test
    void a_declined_request_can_be_repeated() {
        String marie = customer();
        String payment = start("k1", Map.of("beneficiary", marie)).path("id");
        withoutToken()
                .post("/local/ancv/phone/" + ApiClient.pendingTransactionOf(marie) + "/refusal")
                .then()
                .statusCode(204);
        await(folder, payment, "DECLINED");
        withoutToken().get(pay + "/state").then().body("payment.status", equalTo("DECLINED"));
        start("k2", Map.of("beneficiary", marie)).then().statusCode(201);
    }

    @Test
    void a_revoked_link_starts_nothing_and_its_state_says_so() {
        platform().delete("/booking-folders/" + folder + "/payment-links/" + link);
        Response over = start("k1", Map.of("beneficiary", customer()));
        assertProblem(over, 410, "payment-link-over");
        over.then().body("linkStatus", equalTo("REVOKED")).body("instance", equalTo("/pay/***/payments"));
        withoutToken()
                .get(pay + "/state")
                .then()
                .statusCode(200)
                .body("status", equalTo("REVOKED"))
                .body("offered", equalTo(false));
    }

    @Test
    void the_state_says_when_the_folder_is_cancelled_or_the_option_is_not_active() {
        platform().delete("/establishments/" + establishment + "/payment-methods/ancv-connect");
        withoutToken().get(pay + "/state").then().body("reason", equalTo("option-not-active"));
        assertProblem(start("k1", Map.of("beneficiary", customer())), 409, "option-not-active");
        platform().post("/booking-folders/" + folder + "/cancellation");
        withoutToken()
                .get(pay + "/state")
                .then()
                .body("status", equalTo("ACTIVE"))
                .body("reason", equalTo("folder-cancelled"));
        assertProblem(start("k1", Map.of("beneficiary", customer())), 409, "folder-cancelled");
    }

    @Test
    void a_payment_that_was_not_started_through_the_link_is_not_found() {
        String other = ApiClient.start(establishment(establishment), folder, "k1", 2_000, customer())
                .path("id");
        assertProblem(withoutToken().get(pay + "/payments/" + other), 404, "payment-not-found");
        assertProblem(withoutToken().get(pay + "/payments/x"), 404, "payment-not-found");
        String throughOther = withoutToken()
                .header("Idempotency-Key", "k1")
                .body(Map.of("beneficiary", customer()))
                .post(page("other", Map.of("amount", euros(2_000))) + "/payments")
                .path("id");
        assertProblem(withoutToken().get(pay + "/payments/" + throughOther), 404, "payment-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAA.ver001.AAAAAAAAAAAAAAAAAAAAAA", "A.B.C"})
    void a_wrong_token_is_not_found_and_is_not_shown(String token) {
        for (Response answer : new Response[] {
            withoutToken().get("/pay/" + token + "/state"),
            withoutToken().get("/pay/" + token + "/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA"),
            withoutToken()
                    .header("Idempotency-Key", "k1")
                    .body(Map.of("beneficiary", customer()))
                    .post("/pay/" + token + "/payments")
        }) {
            assertProblem(answer, 404, "payment-link-not-found");
            assertPageHeaders(answer);
            answer.then().body("instance", containsString("/pay/***/"));
            assertThat(answer.asString()).doesNotContain(token + "/");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|beneficiary",
                "{\"beneficiary\":\"x\"}|beneficiary",
                "{\"beneficiary\":\"a@b.fr\",\"amount\":{\"amount\":0,\"currency\":\"EUR\"}}|amount.amount"
            })
    void an_invalid_value_is_reported_with_its_field(String body, String field) {
        Response answer = start("k1", body);
        assertProblem(answer, 422, "validation-failed");
        answer.then().body("errors.field", hasItem(field));
    }

    @Test
    void a_start_needs_an_idempotency_key_and_a_json_body() {
        assertProblem(
                withoutToken().body(Map.of("beneficiary", customer())).post(pay + "/payments"),
                400,
                "missing-idempotency-key");
        assertProblem(start("k1", "[]"), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/state", "/payments", "/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void reading_an_address_starts_nothing(String path) {
        withoutToken().header("User-Agent", "MailScanner").get(pay + path);
        withoutToken().header("Sec-Purpose", "prefetch").head(pay + path);
        withoutToken().options(pay + path);
        platform().get("/booking-folders/" + folder).then().body("payments", empty());
        withoutToken().get(pay + "/state").then().body("status", equalTo("ACTIVE"));
    }

    @Test
    void the_page_and_its_head_are_not_cached_and_not_framed() {
        Response opened = withoutToken().get(pay);
        opened.then().statusCode(200).contentType("text/html").body(not(containsString(folder)));
        assertPageHeaders(opened);
        Response checked = withoutToken().head(pay);
        checked.then().statusCode(200).contentType("text/html");
        assertPageHeaders(checked);
        assertThat(checked.asString()).isEmpty();
    }

    @Test
    void the_page_of_a_link_that_is_over_is_gone_and_the_page_of_a_wrong_token_is_not_found() {
        platform().delete("/booking-folders/" + folder + "/payment-links/" + link);
        for (String path : new String[] {pay, pay + "x"}) {
            Response answer = withoutToken().get(path);
            answer.then()
                    .statusCode(path.equals(pay) ? 410 : 404)
                    .contentType("text/html")
                    .body(not(containsString(token(pay))))
                    .body(not(containsString("<script")));
            assertPageHeaders(answer);
        }
        withoutToken().head(pay).then().statusCode(410);
        withoutToken().head(pay + "x").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html, application/json;q=0", "text/*;q=0.1, */*;q=0"})
    void the_page_and_its_head_are_returned_to_whoever_accepts_html(String accepted) {
        withoutToken().header("Accept", accepted).get(pay).then().statusCode(200);
        withoutToken().header("Accept", accepted).head(pay).then().statusCode(200);
    }

    @Test
    void a_file_of_the_page_is_kept_for_good_and_another_name_is_not_found() {
        String page = withoutToken().get(pay).asString();
        String style = page.replaceAll("(?s).*assets/(page-\\w+\\.css).*", "$1");
        Response file = withoutToken().header("Accept", "text/css").get("/pay/assets/" + style);
        file.then().statusCode(200).contentType("text/css").header("X-Content-Type-Options", equalTo("nosniff"));
        assertThat(String.join(",", file.headers().getValues("Cache-Control"))).contains("immutable");
        Response other = withoutToken().get("/pay/assets/assets.properties");
        assertProblem(other, 404, "not-found");
        assertPageHeaders(other);
    }

    @Test
    void a_log_line_contains_no_token() {
        String over = page("over", Map.of());
        String revoked = link;
        pay = page("active", Map.of());
        try (LogCapture<String> log = LogCapture.forLogger("", ExtLogRecord::getFormattedMessage)) {
            withoutToken().get(pay + "/state");
            start("k1", Map.of("beneficiary", customer())).then().statusCode(201);
            withoutToken().get(pay + "/unknown");
            withoutToken().get(pay + "x/state");
            withoutToken().get(pay).then().statusCode(200);
            withoutToken().get(pay + "x").then().statusCode(404);
            withoutToken().head(pay).then().statusCode(200);
            withoutToken().accept("image/png").get(pay).then().statusCode(406);
            platform().delete("/booking-folders/" + folder + "/payment-links/" + revoked);
            withoutToken().get(over).then().statusCode(410);
            assertThat(log.lines())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(token(pay)) || line.contains(token(over)));
        }
    }

    @Test
    void the_page_is_unavailable_while_the_keys_cannot_be_read() {
        QuarkusMock.installMockForType(new HmacLinkTokens(StubKeys.UNREADABLE), HmacLinkTokens.class);
        assertProblem(withoutToken().get(pay + "/state"), 503, "service-unavailable");
        assertProblem(start("k1", Map.of("beneficiary", customer())), 503, "service-unavailable");
    }

    /** Creates a link and returns the path of its page. */
    private String page(String key, Map<String, Object> terms) {
        Response created = platform()
                .header("Idempotency-Key", key)
                .body(terms)
                .post("/booking-folders/" + folder + "/payment-links");
        created.then().statusCode(201);
        link = created.path("id");
        String url = created.path("url");
        return url.substring(url.indexOf("/pay/"));
    }

    private static String token(String page) {
        return page.substring("/pay/".length());
    }

    private Response start(String key, Object body) {
        return withoutToken().header("Idempotency-Key", key).body(body).post(pay + "/payments");
    }

    private static void assertProblem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("/problems/" + code));
    }

    private static void assertPageHeaders(Response answer) {
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        // The mock event server splits the value at its comma.
        assertThat(String.join(",", answer.headers().getValues("X-Robots-Tag")).replace(" ", ""))
                .isEqualTo("noindex");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }
}
