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
import fr.ancvconnect.keys.KeySource;
import fr.ancvconnect.keys.VersionedKeys;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the keys cannot be read, clients and ANCV get a response that asks for a retry, and no amount stays reserved. */
@QuarkusTest
class UnreadableKeysApiTest {

    private static final KeySource UNREADABLE = new KeySource() {
        @Override
        public Optional<VersionedKeys> known() {
            return Optional.empty();
        }

        @Override
        public Optional<VersionedKeys> refreshed() {
            return Optional.empty();
        }
    };

    private String establishment;
    private String folder;
    private String beneficiary;
    private Response asked;

    @BeforeEach
    void keys_get_lost_after_a_payment_began() {
        // Otherwise ANCV would send the notification again, for longer than the test runs.
        ApiClient.faults(Map.of("notifications", "NONE"));
        establishment = ApiClient.openEstablishment();
        folder = ApiClient.folder(establishment, 10_000);
        beneficiary = customer();
        asked = ApiClient.start(platform(), folder, "k1", 4_000, beneficiary);
        var settings = new AncvSettings(URI.create("http://localhost:1"), "100001", UNREADABLE);
        QuarkusMock.installMockForType(new AncvGateway(settings, (_, _) -> {}, Clock.systemUTC()), AncvGateway.class);
        QuarkusMock.installMockForType(new SealedNotifications(new Seal(UNREADABLE)), SealedNotifications.class);
    }

    @AfterEach
    void behave() {
        ApiClient.noFaults();
    }

    @Test
    void a_sealed_notification_is_asked_for_again() {
        String transaction = asked.path("ancvTransactionId");
        isToComeAgain(given().contentType("application/json")
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
    void a_payment_that_cannot_be_asked_for_has_failed_and_reserves_nothing() {
        isToComeAgain(ApiClient.start(platform(), folder, "k2", 6_000, customer()));
        platform()
                .get("/booking-folders/" + folder)
                .then()
                .body("available.amount", equalTo(6_000))
                .body("payments.status", contains("FAILED", "PENDING"))
                .body("payments[0].reason", equalTo("ancv-unavailable"));
    }

    @Test
    void an_activation_is_left_as_it_was() {
        String option = "/establishments/" + establishment + "/payment-methods/ancv-connect";
        isToComeAgain(platform().body(Map.of("ancvId", "10000652")).put(option));
        platform()
                .get("/establishments/" + establishment + "/payment-methods")
                .then()
                .body("ancvConnect.ancvId", equalTo(ApiClient.SHOP))
                .body("ancvConnect.status", equalTo("ACTIVE"));
    }

    @Test
    void without_a_fingerprint_no_payment_is_written() {
        QuarkusMock.installMockForType(new HmacFingerprints(UNREADABLE), HmacFingerprints.class);
        isUnavailable(ApiClient.start(platform(), folder, "k2", 2_000, customer()));
        platform()
                .get("/booking-folders/" + folder)
                .then()
                .body("available.amount", equalTo(6_000))
                .body("payments.status", contains("PENDING"));
    }

    @Test
    void whether_a_known_key_asks_the_same_is_not_guessed() {
        QuarkusMock.installMockForType(new HmacFingerprints(UNREADABLE), HmacFingerprints.class);
        isUnavailable(ApiClient.start(platform(), folder, "k1", 4_000, beneficiary));
        ApiClient.start(platform(), folder, "k1", 3_999, beneficiary)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void the_rules_are_told_without_keys() {
        QuarkusMock.installMockForType(new HmacFingerprints(UNREADABLE), HmacFingerprints.class);
        ApiClient.start(platform(), folder, "k2", 6_001, customer())
                .then()
                .statusCode(422)
                .body("code", equalTo("amount-exceeds-available"));
    }

    private static void isUnavailable(Response answer) {
        answer.then().statusCode(503).header("Retry-After", "5").body("code", equalTo("service-unavailable"));
    }

    private static void isToComeAgain(Response answer) {
        answer.then().statusCode(503).header("Retry-After", "30").body("code", equalTo("ancv-unavailable"));
    }
}
