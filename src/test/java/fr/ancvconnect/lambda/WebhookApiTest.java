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

    private static final String FIXED_PATH = "/webhooks/ancv";
    private static final String SEAL_KEY = "a-seal-key-of-this-machine";
    private String folder;
    private String marie;
    private Response started;

    @BeforeEach
    void a_pending_payment_without_automatic_notifications() {
        ApiClient.disableNotifications();
        folder = ApiClient.folder(ApiClient.activatedEstablishment(), 10_000);
        marie = customer();
        started = ApiClient.start(platform(), folder, "k1", 10_000, marie);
    }

    @AfterEach
    void clear_faults() {
        ApiClient.clearFaults();
    }

    private String transaction() {
        return started.path("ancvTransactionId");
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
        mac.init(new SecretKeySpec(SEAL_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] seal = mac.doFinal(transaction.getBytes(StandardCharsets.UTF_8));
        return "HmacSHA256.ver001." + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    }

    @Test
    void a_sealed_notification_at_the_fixed_path_makes_a_confirmed_payment_paid() throws Exception {
        ApiClient.confirm(marie, 1_000);
        notification(transaction())
                .header("ANCV-Security", seal(transaction()))
                .post(FIXED_PATH)
                .then()
                .statusCode(204);
        await(folder, started.path("id"), "PAID");
        notification(transaction())
                .header("ANCV-Security", seal(transaction()))
                .post(FIXED_PATH)
                .then()
                .statusCode(204);
    }

    @Test
    void a_sealed_notification_of_an_unconfirmed_payment_changes_nothing() throws Exception {
        notification(transaction())
                .header("ANCV-Security", seal(transaction()))
                .post(FIXED_PATH)
                .then()
                .statusCode(204);
        await(folder, started.path("id"), "PENDING");
    }

    @Test
    void the_fixed_path_requires_a_valid_seal() throws Exception {
        notification(transaction()).post(FIXED_PATH).then().statusCode(401).body("code", equalTo("unauthenticated"));
        notification(transaction())
                .header("ANCV-Security", seal("another"))
                .post(FIXED_PATH)
                .then()
                .statusCode(401);
        notification(transaction())
                .header("ANCV-Security", "HmacSHA256.ver009.x")
                .post(FIXED_PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void a_notification_with_an_unknown_transaction_or_path_returns_404() throws Exception {
        notification("unknown")
                .header("ANCV-Security", seal("unknown"))
                .post(FIXED_PATH)
                .then()
                .statusCode(404)
                .body("code", equalTo("transaction-not-found"));
        String pathWithWrongSecret = FIXED_PATH + "/" + folder + "/" + started.path("id") + "/AAAAAAAAAAAAAAAAAAAAAA";
        notification(transaction())
                .post(pathWithWrongSecret)
                .then()
                .statusCode(404)
                .body("code", equalTo("transaction-not-found"))
                .body("instance", not(containsString("AAAAAAAAAAAAAAAAAAAAAA")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{}", "[]", "{\"transaction\":{}}", "{\"transaction\":{\"id\":{}}}"})
    void a_body_that_is_not_a_notification_is_malformed(String body) {
        given().contentType("application/json")
                .body(body)
                .post(FIXED_PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"));
    }

    @Test
    void a_body_above_the_size_limit_is_rejected() {
        given().contentType("application/json")
                .body("x".repeat(65 * 1024))
                .post(FIXED_PATH)
                .then()
                .statusCode(413);
    }

    @Test
    void a_notification_returns_503_if_the_transaction_cannot_be_read() throws Exception {
        ApiClient.setFaults(Map.of("call", "read", "answer", "HTTP_500", "times", 3));
        notification(transaction())
                .header("ANCV-Security", seal(transaction()))
                .post(FIXED_PATH)
                .then()
                .statusCode(503);
    }

    @Test
    void a_notification_about_an_activation_probe_is_ignored() {
        given().body("anything").post(FIXED_PATH + "/probe").then().statusCode(204);
    }
}
