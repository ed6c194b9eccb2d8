package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.customer;
import static fr.ancvconnect.lambda.ApiClient.platform;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import fr.ancvconnect.ancv.AncvGateway;
import fr.ancvconnect.ancv.AncvSettings;
import fr.ancvconnect.ancv.Seal;
import fr.ancvconnect.ancv.SealedNotifications;
import fr.ancvconnect.keys.HmacFingerprints;
import fr.ancvconnect.keys.StubKeys;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the keys cannot be read, clients and ANCV get a response that asks for a retry, and no amount stays reserved. */
@QuarkusTest
class UnreadableKeysApiTest {

    private String establishment;
    private String folder;
    private String beneficiary;
    private Response started;

    @BeforeEach
    void keys_become_unreadable_after_the_start_of_a_payment() {
        // The simulator would retry its notification for longer than the test runs.
        ApiClient.disableNotifications();
        establishment = ApiClient.activatedEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
        beneficiary = customer();
        started = ApiClient.start(platform(), folder, "k1", 4_000, beneficiary);
        var settings = new AncvSettings(URI.create("http://localhost:1"), "100001", StubKeys.UNREADABLE);
        QuarkusMock.installMockForType(new AncvGateway(settings, (_, _) -> {}, Clock.systemUTC()), AncvGateway.class);
        QuarkusMock.installMockForType(
                new SealedNotifications(new Seal(StubKeys.UNREADABLE)), SealedNotifications.class);
    }

    @AfterEach
    void clear_faults() {
        ApiClient.clearFaults();
    }

    @Test
    void a_sealed_notification_returns_503_so_that_ancv_retries_it() {
        String transaction = started.path("ancvTransactionId");
        assertAncvUnavailable(given().contentType("application/json")
                .header("ANCV-Security", "HmacSHA256.ver001.x")
                .body(Map.of(
                        "responseDate",
                        "2026-07-01T10:00:00Z",
                        "applicationContext",
                        Map.of(),
                        "transaction",
                        Map.of("id", transaction, "state", "AUTHORIZED")))
                .post("/webhooks/ancv"));
    }

    @Test
    void a_payment_that_cannot_be_requested_at_ancv_fails_and_reserves_no_amount() {
        assertAncvUnavailable(ApiClient.start(platform(), folder, "k2", 6_000, customer()));
        platform()
                .get("/booking-folders/" + folder)
                .then()
                .body("available.amount", equalTo(6_000))
                .body("payments.status", contains("FAILED", "PENDING"))
                .body("payments[0].reason", equalTo("ancv-unavailable"));
    }

    @Test
    void an_activation_returns_503_and_leaves_the_option_unchanged() {
        String option = "/establishments/" + establishment + "/payment-methods/ancv-connect";
        assertAncvUnavailable(platform().body(Map.of("ancvId", "10000652")).put(option));
        platform()
                .get("/establishments/" + establishment + "/payment-methods")
                .then()
                .body("ancvConnect.ancvId", equalTo(ApiClient.SHOP))
                .body("ancvConnect.status", equalTo("ACTIVE"));
    }

    @Test
    void no_payment_is_written_without_a_fingerprint() {
        QuarkusMock.installMockForType(new HmacFingerprints(StubKeys.UNREADABLE), HmacFingerprints.class);
        assertUnavailable(ApiClient.start(platform(), folder, "k2", 2_000, customer()));
        platform()
                .get("/booking-folders/" + folder)
                .then()
                .body("available.amount", equalTo(6_000))
                .body("payments.status", contains("PENDING"));
    }

    @Test
    void a_replay_that_needs_the_fingerprint_returns_503() {
        QuarkusMock.installMockForType(new HmacFingerprints(StubKeys.UNREADABLE), HmacFingerprints.class);
        assertUnavailable(ApiClient.start(platform(), folder, "k1", 4_000, beneficiary));
        ApiClient.start(platform(), folder, "k1", 3_999, beneficiary)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void an_amount_is_rejected_without_keys() {
        QuarkusMock.installMockForType(new HmacFingerprints(StubKeys.UNREADABLE), HmacFingerprints.class);
        ApiClient.start(platform(), folder, "k2", 6_001, customer())
                .then()
                .statusCode(422)
                .body("code", equalTo("amount-exceeds-available"));
    }

    private static void assertUnavailable(Response answer) {
        answer.then().statusCode(503).header("Retry-After", "5").body("code", equalTo("service-unavailable"));
    }

    private static void assertAncvUnavailable(Response answer) {
        answer.then().statusCode(503).header("Retry-After", "30").body("code", equalTo("ancv-unavailable"));
    }
}
