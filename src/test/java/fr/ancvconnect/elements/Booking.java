package fr.ancvconnect.elements;

import static io.restassured.RestAssured.given;

import fr.ancvconnect.Eventually;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A booking folder of the service and its customer. What the service says about it is the truth of each test. */
record Booking(String folder, String customer, String establishment) {

    static final String CAMPING = "camping-des-pins";
    private static final String ANCV_ID = "10000651";

    /** A folder of 300 € that a guest booked. */
    static Booking online() {
        return declare("BOOKING_ENGINE", 30000, CAMPING);
    }

    static Booking online(int cents) {
        return declare("BOOKING_ENGINE", cents, CAMPING);
    }

    /** A folder of 300 € that the establishment entered itself. */
    static Booking backOffice() {
        return declare("BACK_OFFICE", 30000, CAMPING);
    }

    static Booking declare(String origin, int cents, String establishment) {
        var booking = new Booking("E-" + random(), "client-" + random() + "@exemple.fr", establishment);
        Map<String, Object> body = Map.of(
                "establishmentId",
                establishment,
                "origin",
                origin,
                "total",
                Map.of("amount", cents, "currency", "EUR"),
                "customer",
                Map.of("name", "Marie Martin", "email", booking.customer()),
                "cardGuarantee",
                false);
        platform().body(body).put("/booking-folders/" + booking.folder()).then().statusCode(201);
        return booking;
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** Activates the option of the camping site. */
    static void activateOption() {
        platform()
                .body(Map.of("ancvId", ANCV_ID))
                .put("/establishments/" + CAMPING + "/payment-methods/ancv-connect")
                .then()
                .statusCode(200);
    }

    static RequestSpecification platform() {
        return caller(Map.of("role", "platform"));
    }

    private static RequestSpecification caller(Map<String, String> claims) {
        String token = given().contentType("application/json")
                .body(claims)
                .post("/local/tokens")
                .path("token");
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    /** The parameters of the page for a guest of this folder. */
    String asGuest() {
        return "folder=" + folder;
    }

    /** The parameters of the page for an element of the back office. */
    String asEstablishment(String tag) {
        return "role=establishment&folder=" + folder + "&tag=" + tag;
    }

    JsonPath read() {
        return platform().get("/booking-folders/" + folder).jsonPath();
    }

    /** The payments as `status cents`, newest first: the paid amount, or the requested one of a payment that is not paid. */
    List<String> payments() {
        return read().<Map<String, Object>>getList("payments").stream()
                .map(payment -> payment.get("status") + " "
                        + amount(payment.get(payment.get("paidAmount") == null ? "requestedAmount" : "paidAmount")))
                .toList();
    }

    private static Object amount(Object money) {
        return ((Map<?, ?>) money).get("amount");
    }

    /** Waits until the service has these payments. */
    void untilPayments(String... payments) {
        Eventually.until(this::payments, List.of(payments)::equals);
    }

    /** The guest asks for a payment on another device. */
    void startAsGuest(int cents) {
        start(caller(Map.of("role", "guest", "folder", folder)), cents);
    }

    /** The establishment requests a payment on another device. */
    void startAsEstablishment(int cents) {
        start(platform(), cents);
    }

    private void start(RequestSpecification caller, int cents) {
        caller.header("Idempotency-Key", random())
                .body(Map.of("amount", Map.of("amount", cents, "currency", "EUR"), "beneficiary", customer))
                .post("/booking-folders/" + folder + "/payments")
                .then()
                .statusCode(201);
    }

    /** The establishment creates a payment link. Returns the link. */
    JsonPath createLink(Map<String, Object> terms) {
        return platform()
                .header("Idempotency-Key", random())
                .body(terms)
                .post("/booking-folders/" + folder + "/payment-links")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    String linkStatus(JsonPath link) {
        return platform()
                .get("/booking-folders/" + folder + "/payment-links/" + link.getString("id"))
                .path("status");
    }

    void revoke(JsonPath link) {
        platform()
                .delete("/booking-folders/" + folder + "/payment-links/" + link.getString("id"))
                .then()
                .statusCode(204);
    }

    void cancel() {
        platform().post("/booking-folders/" + folder + "/cancellation").then().statusCode(200);
    }

    void refuseLatest() {
        String payment = read().getString("payments[0].id");
        platform()
                .body(Map.of("reason", "Complet"))
                .post("/booking-folders/" + folder + "/payments/" + payment + "/refusal")
                .then()
                .statusCode(200);
    }

    /** The customer confirms the request on the phone. */
    void confirm() {
        given().post(request() + "/confirmation").then().statusCode(204);
    }

    void confirm(int cents) {
        given().contentType("application/json")
                .body(Map.of("amount", Map.of("amount", cents, "currency", "EUR")))
                .post(request() + "/confirmation")
                .then()
                .statusCode(204);
    }

    void decline() {
        given().post(request() + "/refusal").then().statusCode(204);
    }

    private String request() {
        String transaction = Eventually.until(
                () -> given().get("/local/ancv/phone?beneficiary=" + customer).path("items[0].transactionId"),
                found -> found != null);
        return "/local/ancv/phone/" + transaction;
    }
}
