package fr.ancvconnect.contract.fuzz;

import fr.ancvconnect.contract.fuzz.FuzzData.PaymentLink;
import fr.ancvconnect.contract.fuzz.FuzzData.PaymentLinks;
import fr.ancvconnect.contract.fuzz.FuzzData.StartedPayment;
import fr.ancvconnect.domain.Sha256;
import fr.ancvconnect.lambda.ApiClient;
import fr.ancvconnect.local.simulator.protocol.Seals;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Creates the resources that requests name, with payments in several states. */
record FuzzSetup(DynamoDbClient database, String table, String platformToken) {

    /** The secret of a notification address. The service chooses another and stores its hash only. */
    static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAA";

    private static final Seals SEALS = new Seals(Map.of("ver001", "a-seal-key-of-this-machine"), "ver001");
    private static final Pattern ASSET = Pattern.compile("assets/([^\"]+)");
    private static final long TOTAL = 1_000_000;
    private static final long AMOUNT = 2_000;

    /** The seal of a notification about this transaction. */
    static String seal(String transaction) {
        return SEALS.header(List.of(transaction));
    }

    FuzzData create(String prefix) {
        var empty = new FuzzData(prefix, List.of(), null, null, null);
        establishment(empty.establishment(), "10000651");
        establishment(empty.switchedEstablishment(), "10000651");
        establishment(empty.foreignEstablishment(), "10000652");
        folder(empty.folder(), empty.establishment());
        folder(empty.cancelledFolder(), empty.establishment());
        folder(empty.foreignFolder(), empty.foreignEstablishment());
        start(empty.cancelledFolder(), prefix + "-a");
        paid(empty.cancelledFolder(), prefix + "-b");
        StartedPayment pending = start(empty.folder(), prefix + "-c");
        setAddress(empty.folder(), pending.id());
        StartedPayment attention = paid(empty.folder(), prefix + "-d");
        ApiClient.setFaults(Map.of("call", "read", "answer", "TRANSACTION_NOT_FOUND", "times", 1));
        notifyOf(attention);
        return new FuzzData(
                prefix,
                List.of(pending, attention, paid(empty.folder(), prefix + "-e"), start(empty.folder(), prefix + "-f")),
                pending,
                attention,
                links(empty.folder(), prefix));
    }

    private PaymentLinks links(String folder, String prefix) {
        PaymentLink open = link(folder, "open");
        PaymentLink over = link(folder, "over");
        ApiClient.withToken(platformToken)
                .delete("/booking-folders/" + folder + "/payment-links/" + over.id())
                .then()
                .statusCode(204);
        String customer = prefix + "-l@exemple.fr";
        Response response = RestAssured.given()
                .contentType("application/json")
                .header("Idempotency-Key", "l")
                .body(Map.of("beneficiary", customer, "amount", Map.of("amount", AMOUNT, "currency", "EUR")))
                .post("/pay/" + open.token() + "/payments");
        response.then().statusCode(201);
        String payment = response.path("id");
        ApiClient.confirm(customer, AMOUNT);
        String transaction = ApiClient.withToken(platformToken)
                .get("/booking-folders/" + folder + "/payments/" + payment)
                .path("ancvTransactionId");
        notifyOf(new StartedPayment(payment, transaction));
        String page = RestAssured.get("/pay/" + open.token()).asString();
        List<String> files =
                ASSET.matcher(page).results().map(file -> file.group(1)).toList();
        return new PaymentLinks(
                open.id(),
                open.token(),
                payment,
                over,
                files,
                Instant.now()
                        .plus(Duration.ofDays(30))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
    }

    private PaymentLink link(String folder, String key) {
        Response response = ApiClient.withToken(platformToken)
                .header("Idempotency-Key", key)
                .body(Map.of())
                .post("/booking-folders/" + folder + "/payment-links");
        response.then().statusCode(201);
        String url = response.path("url");
        return new PaymentLink(response.path("id"), url.substring(url.lastIndexOf('/') + 1));
    }

    private void establishment(String id, String ancvId) {
        put("/establishments/" + id, ApiClient.declaration("FR", "PREPAID", "STRIPE"));
        put("/establishments/" + id + "/payment-methods/ancv-connect", Map.of("ancvId", ancvId));
    }

    private void folder(String id, String establishment) {
        put("/booking-folders/" + id, ApiClient.folderBody(establishment, TOTAL));
    }

    private void put(String path, Map<String, ?> body) {
        Response response = ApiClient.withToken(platformToken).body(body).put(path);
        if (response.statusCode() >= 400) {
            throw new AssertionError(path + ": " + response.asString());
        }
    }

    private StartedPayment start(String folder, String customer) {
        Response response =
                ApiClient.start(ApiClient.withToken(platformToken), folder, customer, AMOUNT, customer + "@exemple.fr");
        response.then().statusCode(201);
        return new StartedPayment(response.path("id"), response.path("ancvTransactionId"));
    }

    private StartedPayment paid(String folder, String customer) {
        StartedPayment payment = start(folder, customer);
        ApiClient.confirm(customer + "@exemple.fr", AMOUNT);
        notifyOf(payment);
        return payment;
    }

    private static void notifyOf(StartedPayment payment) {
        RestAssured.given()
                .contentType("application/json")
                .header(Seals.HEADER, seal(payment.transaction()))
                .body(Map.of("transaction", Map.of("id", payment.transaction())))
                .post("/webhooks/ancv")
                .then()
                .statusCode(204);
    }

    private void setAddress(String folder, String payment) {
        database.updateItem(update -> update.tableName(table)
                .key(Map.of(
                        "pk",
                        AttributeValue.fromS("FOLDER#" + folder),
                        "sk",
                        AttributeValue.fromS("PAYMENT#" + payment)))
                .conditionExpression("attribute_exists(addressHash)")
                .updateExpression("SET addressHash = :hash")
                .expressionAttributeValues(Map.of(":hash", AttributeValue.fromS(Sha256.hex(SECRET)))));
    }
}
