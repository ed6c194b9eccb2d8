package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.await;
import static fr.ancvconnect.lambda.ApiClient.confirm;
import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.establishment;
import static fr.ancvconnect.lambda.ApiClient.guest;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static fr.ancvconnect.lambda.ApiClient.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaymentApiTest {

    private String establishment;
    private String folder;

    @BeforeEach
    void an_open_folder() {
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 12_000);
    }

    @AfterEach
    void clear_faults() {
        ApiClient.clearFaults();
    }

    @Test
    void a_confirmed_payment_is_paid_and_included_in_the_folder() throws Exception {
        String marie = customer();
        Response started = start(establishment(establishment), folder, "k1", 12_000, marie);
        started.then()
                .statusCode(201)
                .body("status", equalTo("PENDING"))
                .body("channel", equalTo("BACK_OFFICE"))
                .body("beneficiary", equalTo("c***@exemple.fr"))
                .body("overdue", equalTo(false))
                .body("requestedAmount.amount", equalTo(12_000))
                .body("requestedAmount.currency", equalTo("EUR"))
                .body("history.status", contains("REQUESTED", "PENDING"))
                .body("paidAmount", nullValue())
                .body("refund", nullValue())
                .body("attention", nullValue())
                .body("ancvTransactionId", notNullValue());
        confirm(marie, 12_000);
        Response paid = await(folder, started.path("id"), "PAID");
        assertThat(Instant.parse(paid.path("refundableUntil")))
                .isEqualTo(Instant.parse(paid.path("paidAt")).plus(Duration.ofHours(4)));
        establishment(establishment)
                .get("/booking-folders/" + folder)
                .then()
                .statusCode(200)
                .body("paid.amount", equalTo(12_000))
                .body("pending.amount", equalTo(0))
                .body("balance.amount", equalTo(0))
                .body("available.amount", equalTo(0))
                .body("advice", empty())
                .body("status", equalTo("OPEN"))
                .body("payments[0].history.by", contains("ESTABLISHMENT", "SYSTEM", "CUSTOMER"));
    }

    @Test
    void a_partial_confirmation_leaves_a_balance_and_advises_a_card_guarantee() throws Exception {
        String marie = customer();
        String id = start(platform(), folder, "k1", 12_000, marie).path("id");
        confirm(marie, 5_000);
        await(folder, id, "PAID")
                .then()
                .body("paidAmount.amount", equalTo(5_000))
                .body("requestedAmount.amount", equalTo(12_000));
        platform()
                .get("/booking-folders/" + folder)
                .then()
                .body("balance.amount", equalTo(7_000))
                .body("available.amount", equalTo(7_000))
                .body("advice", contains("REGISTER_CARD_GUARANTEE"));
    }

    @Test
    void the_customer_may_confirm_less_than_the_minimum() throws Exception {
        String marie = customer();
        String id = start(platform(), folder, "k1", 2_000, marie).path("id");
        confirm(marie, 1);
        await(folder, id, "PAID")
                .then()
                .body("paidAmount.amount", equalTo(1))
                .body("requestedAmount.amount", equalTo(2_000));
        platform()
                .get("/booking-folders/" + folder)
                .then()
                .body("paid.amount", equalTo(1))
                .body("available.amount", equalTo(11_999));
    }

    @Test
    void an_amount_below_the_minimum_is_rejected_with_the_minimum_and_nothing_is_written() {
        start(guest(folder), folder, "k1", 1_999, customer())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("amount-below-minimum"))
                .body("minimumAmount.amount", equalTo(2_000))
                .body("minimumAmount.currency", equalTo("EUR"));
        platform().get("/booking-folders/" + folder).then().body("payments", empty());
        start(guest(folder), folder, "k1", 2_000, customer()).then().statusCode(201);
    }

    @Test
    void a_folder_shows_whether_a_payment_can_start_and_its_amount_limits() {
        guest(folder)
                .get("/booking-folders/" + folder)
                .then()
                .statusCode(200)
                .body("ancvConnect.offered", equalTo(true))
                .body("ancvConnect", hasKey("reason"))
                .body("ancvConnect.reason", nullValue())
                .body("ancvConnect.minimumAmount.amount", equalTo(2_000))
                .body("ancvConnect.minimumAmount.currency", equalTo("EUR"))
                .body("ancvConnect.maximumAmount.amount", equalTo(12_000))
                .body("ancvConnect.maximumAmount.currency", equalTo("EUR"));
        start(platform(), folder, "k1", 10_001, customer()).then().statusCode(201);
        platform()
                .body(ApiClient.folderBody(establishment, 12_000))
                .put("/booking-folders/" + folder)
                .then()
                .statusCode(200)
                .body("ancvConnect.offered", equalTo(false))
                .body("ancvConnect.reason", equalTo("amount-below-minimum"))
                .body("ancvConnect.maximumAmount.amount", equalTo(1_999));
        platform().body(ApiClient.declaration("FR", "POSTPAID", "STRIPE")).put("/establishments/" + establishment);
        guest(folder)
                .get("/booking-folders/" + folder)
                .then()
                .body("ancvConnect.reason", equalTo("not-offered-in-booking-engine"));
        platform()
                .post("/booking-folders/" + folder + "/cancellation")
                .then()
                .body("ancvConnect.offered", equalTo(false))
                .body("ancvConnect.reason", equalTo("folder-cancelled"))
                .body("ancvConnect.maximumAmount.amount", equalTo(12_000));
    }

    @Test
    void a_payment_that_the_customer_declines_becomes_declined() throws Exception {
        String marie = customer();
        String id = start(platform(), folder, "k1", 12_000, marie).path("id");
        ApiClient.withoutToken()
                .post("/local/ancv/phone/" + ApiClient.pendingTransactionOf(marie) + "/refusal")
                .then()
                .statusCode(204);
        await(folder, id, "DECLINED")
                .then()
                .body("reason", equalTo("CUSTOMER_DECLINED"))
                .body("closedAt", notNullValue());
    }

    @Test
    void the_same_idempotency_key_and_request_replay_the_same_payment() {
        String marie = customer();
        String id = start(platform(), folder, "k;1=\"a\"", 3_000, marie).path("id");
        start(platform(), folder, "k;1=\"a\"", 3_000, marie)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("id", equalTo(id));
        start(platform(), folder, "k;1=\"a\"", 3_001, marie)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void a_guest_can_pay_but_does_not_see_restricted_fields() {
        Response started = start(guest(folder), folder, "k1", 3_000, customer());
        started.then()
                .statusCode(201)
                .body("channel", equalTo("BOOKING_ENGINE"))
                .body("ancvTransactionId", nullValue())
                .body("history[0].by", equalTo("CUSTOMER"));
        guest(folder)
                .get("/booking-folders/" + folder)
                .then()
                .statusCode(200)
                .body("customer", nullValue())
                .body("payments[0].ancvTransactionId", nullValue());
        start(guest(folder), folder, "k2", 3_000, customer())
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("too-many-requests"));
        platform().get("/booking-folders/" + folder).then().body("customer.email", equalTo("marie@exemple.fr"));
    }

    @Test
    void payments_are_listed_newest_first_in_pages() {
        for (int count = 1; count <= 3; count++) {
            start(platform(), folder, "k" + count, 2_000 + count, customer())
                    .then()
                    .statusCode(201);
        }
        String list = "/booking-folders/" + folder + "/payments";
        Response first = platform().queryParam("limit", 2).get(list);
        first.then()
                .statusCode(200)
                .body("items.requestedAmount.amount", contains(2_003, 2_002))
                .body("items[0].history", hasSize(2));
        String cursor = first.path("nextCursor");
        platform()
                .queryParam("limit", 2)
                .queryParam("cursor", cursor)
                .get(list)
                .then()
                .statusCode(200)
                .body("items.requestedAmount.amount", contains(2_001))
                .body("nextCursor", nullValue());
        String other = ApiClient.folder(establishment, 1);
        platform()
                .queryParam("cursor", cursor)
                .get("/booking-folders/" + other + "/payments")
                .then()
                .statusCode(422);
        platform().queryParam("limit", 101).get(list).then().statusCode(422).body("code", equalTo("validation-failed"));
        platform().queryParam("cursor", "%%%").get(list).then().statusCode(422);
    }

    @Test
    void a_payment_that_ancv_rejects_fails_with_a_problem() {
        start(platform(), folder, "k1", 3_000, "nobody@example.org")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-beneficiary"));
        start(platform(), folder, "k1", 3_000, "nobody@example.org")
                .then()
                .statusCode(200)
                .body("status", equalTo("FAILED"))
                .body("reason", equalTo("unknown-beneficiary"));
        String busy = customer();
        start(platform(), folder, "k2", 3_000, busy).then().statusCode(201);
        start(platform(), folder, "k3", 3_000, busy).then().statusCode(409).body("code", equalTo("beneficiary-busy"));
    }

    @Test
    void a_payment_with_a_lost_ancv_response_stays_requested_until_a_notification_arrives() throws Exception {
        String marie = customer();
        ApiClient.setFaults(Map.of("call", "payer", "answer", "LOST_ANSWER", "times", 1));
        Response started = start(platform(), folder, "k1", 3_000, marie);
        started.then().statusCode(201).body("status", equalTo("REQUESTED"));
        confirm(marie, 3_000);
        await(folder, started.path("id"), "PAID");
    }

    @Test
    void a_folder_declaration_that_violates_a_rule_is_rejected() {
        platform()
                .body(ApiClient.folderBody(establishment, 11_000))
                .put("/booking-folders/" + folder)
                .then()
                .statusCode(200)
                .body("total.amount", equalTo(11_000))
                .body("createdAt", notNullValue())
                .body("cancelledAt", nullValue());
        start(platform(), folder, "k1", 10_000, customer());
        platform()
                .body(ApiClient.folderBody(establishment, 9_999))
                .put("/booking-folders/" + folder)
                .then()
                .statusCode(409)
                .body("code", equalTo("total-below-commitments"));
        platform()
                .body(ApiClient.folderBody(ApiClient.activatedEstablishment(), 11_000))
                .put("/booking-folders/" + folder)
                .then()
                .statusCode(409)
                .body("code", equalTo("folder-conflict"));
        platform()
                .body(ApiClient.folderBody("nowhere", 1))
                .put("/booking-folders/" + ApiClient.unique("F"))
                .then()
                .statusCode(404)
                .body("code", equalTo("establishment-not-found"));
    }
}
