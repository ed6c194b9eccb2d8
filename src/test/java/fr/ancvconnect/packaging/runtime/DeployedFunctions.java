package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.notification.Notification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The functions with the template's roles, and the clients and concurrent writers that a scenario needs. */
final class DeployedFunctions implements AutoCloseable {

    final TestEnvironment environment;
    final LambdaFunction function;

    DeployedFunctions(Path directory) throws IOException {
        environment = new TestEnvironment(directory);
        function = environment.function(TestTarget.program(), environment.configuration());
    }

    FunctionResponse platform(FunctionRequest call) throws Exception {
        return function.call(call.as(environment.tokens().platform()));
    }

    FunctionResponse establishment(String id, FunctionRequest call) throws Exception {
        return function.call(call.as(environment.tokens().establishment(id)));
    }

    FunctionResponse guest(String folder, FunctionRequest call) throws Exception {
        return function.call(call.as(environment.tokens().guest(folder)));
    }

    /** Creates a booking that no other test uses, with a folder that can be paid. */
    BookingFixture newBooking() throws Exception {
        var booking = new BookingFixture(UUID.randomUUID().toString().substring(0, 8));
        for (FunctionRequest call : List.of(booking.establishment(), booking.option(), booking.folder())) {
            assertStatus(platform(call), call.path().endsWith("ancv-connect") ? 200 : 201);
        }
        return booking;
    }

    /** Starts a payment of this booking and returns the response. The customer has received the authorization request. */
    FunctionResponse startPayment(BookingFixture booking, String key) throws Exception {
        FunctionResponse started = assertStatus(platform(payment(booking, key)), 201);
        assertThat(started.json().path("status").asText()).as(started.body()).isEqualTo("PENDING");
        return started;
    }

    /** Starts a payment, which the customer then confirms and pays. */
    FunctionResponse startAndConfirmPayment(BookingFixture booking, String key) throws Exception {
        FunctionResponse started = startPayment(booking, key);
        assertStatus(
                sendNotification(environment.confirm(
                        started.json().path("ancvTransactionId").asText())),
                204);
        return started;
    }

    /** A payment request for a customer without any other request. */
    static FunctionRequest payment(BookingFixture booking, String key) {
        return booking.payment(key, 2_000, key + "-of-" + booking.name() + "@exemple.fr");
    }

    FunctionResponse sendNotification(Notification notification) throws Exception {
        return function.call(BookingFixture.notification("/webhooks/ancv", notification, notification.seal()));
    }

    String status(BookingFixture booking, String key) throws Exception {
        return platform(FunctionRequest.of("GET", booking.paymentPath(key)))
                .json()
                .path("status")
                .asText();
    }

    /** Writes the payment before the function's next operation of this name, so that the function's version is stale. */
    void writeConcurrently(String operation, BookingFixture booking, String key) {
        environment.beforeNext(operation, incrementVersion(booking, key));
    }

    static Consumer<DynamoDbClient> incrementVersion(BookingFixture booking, String key) {
        return increment(paymentKey(booking, key), "version", 1);
    }

    static Map<String, AttributeValue> folderKey(BookingFixture booking) {
        return key("FOLDER#" + booking.folderId(), "FOLDER");
    }

    static Map<String, AttributeValue> paymentKey(BookingFixture booking, String key) {
        String path = booking.paymentPath(key);
        return key("FOLDER#" + booking.folderId(), "PAYMENT#" + path.substring(path.lastIndexOf('/') + 1));
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    static Consumer<DynamoDbClient> increment(Map<String, AttributeValue> key, String attribute, long amount) {
        return client -> client.updateItem(update -> update.tableName(TestEnvironment.TABLE)
                .key(key)
                .updateExpression("ADD #a :v")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromN(Long.toString(amount)))));
    }

    static Consumer<DynamoDbClient> set(Map<String, AttributeValue> key, String attribute, AttributeValue value) {
        return client -> client.updateItem(update -> update.tableName(TestEnvironment.TABLE)
                .key(key)
                .updateExpression("SET #a = :v")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":v", value)));
    }

    static FunctionResponse assertStatus(FunctionResponse response, int status) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        return response;
    }

    static void assertProblem(FunctionResponse response, int status, String code) {
        assertStatus(response, status);
        assertThat(response.json().path("code").asText()).as(response.body()).isEqualTo(code);
    }

    @Override
    public void close() {
        function.close();
        environment.close();
    }
}
