package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.await;
import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhookApiTest {

    private static final String FIXED = "/webhooks/ancv";
    private static final String MACHINE_KEY = "a-seal-key-of-this-machine";
    private String folder;
    private String marie;
    private Response asked;

    @BeforeEach
    void a_pending_payment_of_which_ancv_tells_nothing_by_itself() {
        ApiClient.faults(Map.of("notifications", "NONE"));
        folder = ApiClient.folder(ApiClient.openEstablishment(), 10_000);
        marie = customer();
        asked = ApiClient.start(platform(), folder, "k1", 10_000, marie);
    }

    @AfterEach
    void behave() {
        ApiClient.noFaults();
    }

    private String transaction() {
        return asked.path("ancvTransactionId");
    }

    private static String body(String transaction) {
        return "{\"responseDate\":\"2026-07-01T10:00:00Z\",\"applicationContext\":{},\"transaction\":{\"id\":\""
                + transaction + "\",\"state\":\"AUTHORIZED\"}}";
    }

    static RequestSpecification notification(String transaction) {
        return given().contentType("application/json").body(body(transaction));
    }

    static String seal(String transaction) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(MACHINE_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] seal = mac.doFinal(transaction.getBytes(StandardCharsets.UTF_8));
        return "HmacSHA256.ver001." + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    }

    @Test
    void a_sealed_notification_at_the_fixed_address_pays_what_ancv_says_is_paid() throws Exception {
        ApiClient.confirm(marie, 1_000);
        notification(transaction())
                .header("ANCV-Security", seal(transaction()))
                .post(FIXED)
                .then()
                .statusCode(204);
        await(folder, asked.path("id"), "PAID");
        notification(transaction())
                .header("ANCV-Security", seal(transaction()))
                .post(FIXED)
                .then()
                .statusCode(204);
    }

    @Test
    void a_forged_one_changes_nothing() throws Exception {
        notification(transaction())
                .header("ANCV-Security", seal(transaction()))
                .post(FIXED)
                .then()
                .statusCode(204);
        await(folder, asked.path("id"), "PENDING");
    }

    @Test
    void the_fixed_address_needs_a_right_seal() throws Exception {
        notification(transaction()).post(FIXED).then().statusCode(401).body("code", equalTo("unauthenticated"));
        notification(transaction())
                .header("ANCV-Security", seal("another"))
                .post(FIXED)
                .then()
                .statusCode(401);
        notification(transaction())
                .header("ANCV-Security", "HmacSHA256.ver009.x")
                .post(FIXED)
                .then()
                .statusCode(401);
    }

    @Test
    void an_unknown_transaction_or_address_is_sent_again_by_ancv() throws Exception {
        notification("unknown")
                .header("ANCV-Security", seal("unknown"))
                .post(FIXED)
                .then()
                .statusCode(404)
                .body("code", equalTo("transaction-not-found"));
        String guessed = FIXED + "/" + folder + "/" + asked.path("id") + "/AAAAAAAAAAAAAAAAAAAAAA";
        notification(transaction())
                .post(guessed)
                .then()
                .statusCode(404)
                .body("code", equalTo("transaction-not-found"))
                .body("instance", not(containsString("AAAAAAAAAAAAAAAAAAAAAA")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{}", "[]", "{\"transaction\":{}}", "{\"transaction\":{\"id\":{}}}"})
    void what_is_no_notification_is_malformed(String body) {
        given().contentType("application/json")
                .body(body)
                .post(FIXED)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"));
    }

    @Test
    void a_body_has_its_limit() {
        given().contentType("application/json")
                .body("x".repeat(65 * 1024))
                .post(FIXED)
                .then()
                .statusCode(413);
    }

    @Test
    void ancv_is_asked_to_send_again_what_cannot_be_read_now() throws Exception {
        ApiClient.faults(Map.of("call", "read", "answer", "HTTP_500", "times", 3));
        notification(transaction())
                .header("ANCV-Security", seal(transaction()))
                .post(FIXED)
                .then()
                .statusCode(503);
    }

    @Test
    void the_probe_of_an_activation_is_never_of_interest() {
        given().body("anything").post(FIXED + "/probe").then().statusCode(204);
    }
}
