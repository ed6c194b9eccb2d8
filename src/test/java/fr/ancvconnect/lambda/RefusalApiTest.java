package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.await;
import static fr.ancvconnect.lambda.ApiClient.confirm;
import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.establishment;
import static fr.ancvconnect.lambda.ApiClient.guest;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static fr.ancvconnect.lambda.ApiClient.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefusalApiTest {

    private final String marie = customer();
    private String establishment;
    private String folder;
    private String payment;

    @BeforeEach
    void a_pending_payment() {
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 12_000);
        payment = start(platform(), folder, "k1", 12_000, marie).path("id");
    }

    @AfterEach
    void clear_faults() {
        ApiClient.clearFaults();
    }

    private void confirmPayment() throws InterruptedException {
        confirm(marie, 12_000);
        await(folder, payment, "PAID");
    }

    private Response refuse(RequestSpecification caller) {
        return caller.post("/booking-folders/" + folder + "/payments/" + payment + "/refusal");
    }

    private Response cancel(RequestSpecification caller) {
        return caller.post("/booking-folders/" + folder + "/cancellation");
    }

    private int balance() {
        return given().queryParam("beneficiary", marie).get("/local/ancv/phone").path("balance.amount");
    }

    @Test
    void a_refused_payment_is_re_credited_to_the_customer() throws Exception {
        int before = balance();
        confirmPayment();
        refuse(establishment(establishment).body(Map.of("reason", "Complet")))
                .then()
                .statusCode(200)
                .body("status", equalTo("REFUSED"))
                .body("reason", equalTo("Complet"))
                .body("refund.outcome", equalTo("RE_CREDITED"))
                .body("closedAt", notNullValue())
                .body("history.status", contains("REQUESTED", "PENDING", "PAID", "REFUSING", "REFUSED"));
        assertThat(balance()).isEqualTo(before);
        refuse(platform())
                .then()
                .statusCode(200)
                .body("status", equalTo("REFUSED"))
                .body("reason", equalTo("Complet"));
        platform()
                .get("/booking-folders/" + folder)
                .then()
                .body("paid.amount", equalTo(0))
                .body("available.amount", equalTo(12_000));
    }

    @Test
    void a_refusal_needs_no_body_and_no_content_type() {
        refuse(given().header("Authorization", "Bearer " + ApiClient.token(Map.of("role", "platform"))))
                .then()
                .statusCode(200)
                .body("status", equalTo("REFUSED"))
                .body("reason", nullValue())
                .body("refund", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": null}", "{\"reason\": \" \"}"})
    void a_reason_may_be_missing_or_empty(String body) {
        refuse(platform().body(body)).then().statusCode(200).body("reason", nullValue());
    }

    @Test
    void a_refusal_with_an_invalid_reason_is_rejected_and_does_not_change_the_payment() {
        refuse(platform().body(Map.of("reason", "x".repeat(201))))
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("reason"));
        refuse(platform().body(Map.of("reason", "a\u0007b"))).then().statusCode(422);
        refuse(platform().body(Map.of("reason", "\t"))).then().statusCode(422);
        refuse(platform().body(Map.of("reason", 1))).then().statusCode(400).body("code", equalTo("malformed-request"));
        refuse(platform().body("{\"reason\": ")).then().statusCode(400);
        refuse(platform().contentType(ContentType.TEXT).body("Complet"))
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
        refuse(platform().body("x".repeat(65_537))).then().statusCode(413);
        platform()
                .get("/booking-folders/" + folder + "/payments/" + payment)
                .then()
                .body("status", equalTo("PENDING"));
        refuse(platform().body(Map.of("reason", "x".repeat(200)))).then().statusCode(200);
    }

    @Test
    void a_refusal_is_in_progress_while_ancv_is_unavailable() throws Exception {
        confirmPayment();
        ApiClient.setFaults(Map.of("call", "cancel", "answer", "HTTP_500", "times", 100));
        refuse(platform())
                .then()
                .statusCode(202)
                .body("status", equalTo("REFUSING"))
                .body("refund.outcome", equalTo("PENDING"))
                .body("paidAmount.amount", equalTo(12_000));
        refuse(platform()).then().statusCode(202).body("status", equalTo("REFUSING"));
        platform().get("/booking-folders/" + folder).then().body("paid.amount", equalTo(12_000));
        cancel(platform())
                .then()
                .statusCode(202)
                .body("status", equalTo("CANCELLED"))
                .body("payments[0].status", equalTo("REFUSING"));
    }

    @Test
    void a_payment_stays_paid_if_ancv_forbids_the_re_credit() throws Exception {
        confirmPayment();
        ApiClient.setFaults(Map.of("call", "cancel", "answer", "OPERATION_TRANSACTION_NOT_ALLOWED", "times", 1));
        refuse(platform()).then().statusCode(409).body("code", equalTo("re-credit-forbidden"));
        platform()
                .get("/booking-folders/" + folder + "/payments/" + payment)
                .then()
                .body("status", equalTo("PAID"))
                .body("refund.outcome", equalTo("NOT_REFUNDED"))
                .body("refund.reason", equalTo("ANCV_FORBIDS"));
    }

    @Test
    void a_declined_payment_cannot_be_refused() throws Exception {
        ApiClient.withoutToken()
                .post("/local/ancv/phone/" + ApiClient.pendingTransactionOf(marie) + "/refusal")
                .then()
                .statusCode(204);
        await(folder, payment, "DECLINED");
        refuse(platform()).then().statusCode(409).body("code", equalTo("payment-not-refusable"));
    }

    @Test
    void the_cancellation_of_a_folder_re_credits_paid_and_withdraws_pending_payments() throws Exception {
        platform()
                .body(ApiClient.folderBody(establishment, 20_000))
                .put("/booking-folders/" + folder)
                .then()
                .statusCode(200);
        confirmPayment();
        start(platform(), folder, "k2", 2_000, customer()).then().statusCode(201);
        cancel(establishment(establishment))
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("cancelledAt", notNullValue())
                .body("payments.status", everyItem(equalTo("CANCELLED")))
                .body("payments[1].refund.outcome", equalTo("RE_CREDITED"))
                .body("payments[0].refund", nullValue())
                .body("paid.amount", equalTo(0))
                .body("pending.amount", equalTo(0));
        cancel(platform()).then().statusCode(200).body("status", equalTo("CANCELLED"));
        start(platform(), folder, "k3", 2_000, customer())
                .then()
                .statusCode(409)
                .body("code", equalTo("folder-cancelled"));
        platform()
                .body(ApiClient.folderBody(establishment, 20_000))
                .put("/booking-folders/" + folder)
                .then()
                .statusCode(409)
                .body("code", equalTo("folder-cancelled"));
    }

    @ParameterizedTest
    @CsvSource({"0, CANCELLED", "1, PAID"})
    void the_four_hour_window_is_measured_at_the_gateway_s_time_of_the_request(long millisAfter, String status)
            throws Exception {
        confirmPayment();
        Instant paidAt = Instant.parse(platform()
                .get("/booking-folders/" + folder + "/payments/" + payment)
                .path("paidAt"));
        JsonPath answer = GatewayEvent.of("POST", "/booking-folders/" + folder + "/cancellation")
                .withToken(ApiClient.token(Map.of("role", "platform")))
                .sendAt(paidAt.plus(Duration.ofHours(4)).plusMillis(millisAfter));
        assertThat(answer.getInt("statusCode")).isEqualTo(200);
        assertThat(JsonPath.from(answer.getString("body")).getString("payments[0].status"))
                .isEqualTo(status);
    }

    @Test
    void a_guest_sees_the_refund_outcome() throws Exception {
        confirmPayment();
        refuse(platform()).then().statusCode(200);
        guest(folder)
                .get("/booking-folders/" + folder + "/payments/" + payment)
                .then()
                .body("refund.outcome", equalTo("RE_CREDITED"))
                .body("ancvTransactionId", nullValue());
    }

    @Test
    void unblocking_does_not_change_a_payment_that_needs_no_attention() {
        platform()
                .post("/booking-folders/" + folder + "/payments/" + payment + "/unblocking")
                .then()
                .statusCode(202)
                .body("status", equalTo("PENDING"))
                .body("attention", nullValue());
    }

    @Test
    void a_payment_that_does_not_exist_is_not_found() {
        for (String call : new String[] {"refusal", "unblocking", "resolution"}) {
            for (String id : new String[] {"nonsense", "A".repeat(26)}) {
                platform()
                        .body(Map.of("action", "CLOSE"))
                        .post("/booking-folders/" + folder + "/payments/" + id + "/" + call)
                        .then()
                        .statusCode(404)
                        .body("code", equalTo("payment-not-found"));
                platform()
                        .body(Map.of("action", "CLOSE"))
                        .post("/booking-folders/nowhere/payments/" + id + "/" + call)
                        .then()
                        .statusCode(404)
                        .body("code", equalTo("folder-not-found"));
            }
        }
        platform()
                .post("/booking-folders/nowhere/cancellation")
                .then()
                .statusCode(404)
                .body("code", equalTo("folder-not-found"));
    }
}
