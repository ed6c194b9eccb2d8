package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.await;
import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks how the platform resolves a payment that needs attention. */
@QuarkusTest
class ResolutionApiTest {

    private final String marie = customer();
    private String folder;
    private String payment;
    private String transaction;

    @BeforeEach
    void a_paid_payment_without_automatic_notifications() throws Exception {
        ApiClient.disableNotifications();
        folder = ApiClient.folder(ApiClient.activatedEstablishment(), 12_000);
        Response started = ApiClient.start(platform(), folder, "k1", 12_000, marie);
        payment = started.path("id");
        transaction = started.path("ancvTransactionId");
        ApiClient.confirm(marie, 12_000);
        sendNotification();
        await(folder, payment, "PAID");
    }

    @AfterEach
    void clear_faults() {
        ApiClient.clearFaults();
    }

    private void sendNotification() throws Exception {
        WebhookApiTest.notification(transaction)
                .header("ANCV-Security", WebhookApiTest.seal(transaction))
                .post("/webhooks/ancv")
                .then()
                .statusCode(204);
    }

    /** Creates a payment that needs attention, because ANCV does not find the paid transaction. */
    private void needsAttention() throws Exception {
        ApiClient.setFaults(Map.of("call", "read", "answer", "TRANSACTION_NOT_FOUND", "times", 1));
        sendNotification();
        platform()
                .get(path())
                .then()
                .body("status", equalTo("PAID"))
                .body("attention.reason", equalTo("UNKNOWN_TO_ANCV"));
    }

    private String path() {
        return "/booking-folders/" + folder + "/payments/" + payment;
    }

    private Response resolve(Object body) {
        return platform().body(body).post(path() + "/resolution");
    }

    @Test
    void a_payment_that_the_platform_cancels_at_ancv_is_re_credited() throws Exception {
        needsAttention();
        resolve(Map.of("action", "CANCEL_AT_ANCV", "reason", "Unknown at ANCV"))
                .then()
                .statusCode(202);
        platform()
                .get(path())
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("refund.outcome", equalTo("RE_CREDITED"))
                .body("attention", nullValue())
                .body("history.last().by", equalTo("PLATFORM"))
                .body("history.reason", hasItem("Unknown at ANCV"));
        platform()
                .get("/booking-folders/" + folder)
                .then()
                .body("paid.amount", equalTo(0))
                .body("available.amount", equalTo(12_000));
    }

    @Test
    void a_paid_payment_that_is_closed_manually_stays_paid_with_that_reason() throws Exception {
        needsAttention();
        resolve(Map.of("action", "CLOSE"))
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("reason", equalTo("RESOLVED_BY_HAND"))
                .body("attention", nullValue());
        resolve(Map.of("action", "CLOSE")).then().statusCode(409).body("code", equalTo("payment-not-in-attention"));
    }

    @Test
    void a_payment_that_needs_no_attention_cannot_be_resolved() {
        resolve(Map.of("action", "CANCEL_AT_ANCV"))
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-not-in-attention"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"action\": \"DROP\"}", "{\"action\": \"CLOSE\", \"reason\": \"a\\u0007b\"}"})
    void an_invalid_body_is_rejected(String body) {
        resolve(body).then().statusCode(422).body("code", equalTo("validation-failed"));
    }

    @Test
    void only_the_platform_can_resolve_a_payment() {
        assertThat(ApiClient.establishment("any")
                        .body(Map.of("action", "CLOSE"))
                        .post(path() + "/resolution")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ApiClient.guest(folder)
                        .body(Map.of("action", "CLOSE"))
                        .post(path() + "/resolution")
                        .statusCode())
                .isEqualTo(403);
    }
}
