package fr.ancvconnect.lambda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The API calls of the contract, as a platform, an establishment or a guest makes them. */
public final class ApiClient {

    static final String SHOP = "10000651";

    private ApiClient() {}

    public static RequestSpecification platform() {
        return withToken(token(Map.of("role", "platform")));
    }

    static RequestSpecification establishment(String... ids) {
        return withToken(token(Map.of("role", "establishment", "establishments", List.of(ids))));
    }

    static RequestSpecification guest(String folder) {
        return withToken(token(Map.of("role", "guest", "folder", folder)));
    }

    public static RequestSpecification withToken(String token) {
        return withoutToken().header("Authorization", "Bearer " + token);
    }

    static RequestSpecification withoutToken() {
        return given().contentType(ContentType.JSON);
    }

    public static String token(Map<String, ?> claims) {
        Response answer = given().contentType(ContentType.JSON).body(claims).post("/local/tokens");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("token");
    }

    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static Map<String, Object> euros(long cents) {
        return Map.of("amount", cents, "currency", "EUR");
    }

    public static Map<String, Object> declaration(String country, String mode, String... pos) {
        return Map.of(
                "name", "Camping des Pins", "country", country, "collectionMode", mode, "virtualPos", List.of(pos));
    }

    /** Creates an establishment with ANCV Connect active. */
    public static String activatedEstablishment() {
        String id = unique("campsite");
        platform()
                .body(declaration("FR", "PREPAID", "STRIPE"))
                .put("/establishments/" + id)
                .then()
                .statusCode(201);
        platform()
                .body(Map.of("ancvId", SHOP))
                .put("/establishments/" + id + "/payment-methods/ancv-connect")
                .then()
                .statusCode(200);
        return id;
    }

    public static String folder(String establishment, long cents) {
        String id = unique("F");
        platform()
                .body(folderBody(establishment, cents))
                .put("/booking-folders/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    public static Map<String, Object> folderBody(String establishment, long cents) {
        return Map.of(
                "establishmentId",
                establishment,
                "origin",
                "BACK_OFFICE",
                "total",
                euros(cents),
                "customer",
                Map.of("name", "Marie Durand", "email", "marie@exemple.fr"),
                "cardGuarantee",
                false);
    }

    /** Starts a payment. The beneficiary must not have another pending request. */
    public static Response start(
            RequestSpecification caller, String folder, String key, long cents, String beneficiary) {
        return caller.header("Idempotency-Key", key)
                .body(Map.of("amount", euros(cents), "beneficiary", beneficiary))
                .post("/booking-folders/" + folder + "/payments");
    }

    public static String customer() {
        return unique("client") + "@exemple.fr";
    }

    /** The id of the transaction that waits for confirmation on the customer's phone. */
    static String pendingTransactionOf(String beneficiary) {
        return given().queryParam("beneficiary", beneficiary)
                .get("/local/ancv/phone")
                .path("items[0].transactionId");
    }

    /** Confirms the payment on the customer's phone, for the requested amount or less. */
    public static void confirm(String beneficiary, long cents) {
        given().contentType(ContentType.JSON)
                .body(Map.of("amount", euros(cents)))
                .post("/local/ancv/phone/" + pendingTransactionOf(beneficiary) + "/confirmation")
                .then()
                .statusCode(204);
    }

    /** Waits until the payment has this status, and fails after a timeout. */
    static Response await(String folder, String payment, String status) {
        Response[] last = new Response[1];
        Eventually.until(
                () -> {
                    last[0] = platform().get("/booking-folders/" + folder + "/payments/" + payment);
                    return last[0].asString();
                },
                _ -> status.equals(last[0].path("status")));
        return last[0];
    }

    public static void setFaults(Map<String, ?> faults) {
        given().contentType(ContentType.JSON)
                .body(faults)
                .put("/local/ancv/faults")
                .then()
                .statusCode(204);
    }

    /**
     * Makes the simulator send no notifications until {@link #clearFaults()}. Otherwise the service receives
     * notifications of this and other tests' payments at any time. They write log lines and read items.
     */
    public static void disableNotifications() {
        setFaults(Map.of("notifications", "NONE"));
    }

    public static void clearFaults() {
        given().delete("/local/ancv/faults").then().statusCode(204);
    }
}
