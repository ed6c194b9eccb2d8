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

    final TestEnvironment surroundings;
    final LambdaFunction function;

    DeployedFunctions(Path directory) throws IOException {
        surroundings = new TestEnvironment(directory);
        function = surroundings.function(TestTarget.program(), surroundings.configuration());
    }

    FunctionResponse platform(FunctionRequest call) throws Exception {
        return function.call(call.as(surroundings.tokens().platform()));
    }

    FunctionResponse establishment(String id, FunctionRequest call) throws Exception {
        return function.call(call.as(surroundings.tokens().establishment(id)));
    }

    FunctionResponse guest(String folder, FunctionRequest call) throws Exception {
        return function.call(call.as(surroundings.tokens().guest(folder)));
    }

    /** Creates a booking that no other test uses, with a folder that can be paid. */
    BookingFixture stay() throws Exception {
        var stay = new BookingFixture(UUID.randomUUID().toString().substring(0, 8));
        for (FunctionRequest call : List.of(stay.hotel(), stay.option(), stay.folder())) {
            is(platform(call), call.path().endsWith("ancv-connect") ? 200 : 201);
        }
        return stay;
    }

    /** Starts a payment of this booking and returns the response. The customer has received the authorization request. */
    FunctionResponse asked(BookingFixture stay, String key) throws Exception {
        FunctionResponse asked = is(platform(payment(stay, key)), 201);
        assertThat(asked.json().path("status").asText()).as(asked.body()).isEqualTo("PENDING");
        return asked;
    }

    /** Starts a payment, which the customer then confirms and pays. */
    FunctionResponse paid(BookingFixture stay, String key) throws Exception {
        FunctionResponse asked = asked(stay, key);
        is(
                notified(surroundings.confirmed(
                        asked.json().path("ancvTransactionId").asText())),
                204);
        return asked;
    }

    /** A payment request for a customer without any other request. */
    static FunctionRequest payment(BookingFixture stay, String key) {
        return stay.payment(key, 2_000, key + "-of-" + stay.name() + "@exemple.fr");
    }

    FunctionResponse notified(Notification told) throws Exception {
        return function.call(BookingFixture.notification("/webhooks/ancv", told, told.seal()));
    }

    String status(BookingFixture stay, String key) throws Exception {
        return platform(FunctionRequest.of("GET", stay.paymentPath(key)))
                .json()
                .path("status")
                .asText();
    }

    /** Writes the payment before the function's next operation of this name, so that the function's version is stale. */
    void meanwhileWritten(String operation, BookingFixture stay, String key) {
        surroundings.beforeNext(operation, written(stay, key));
    }

    static Consumer<DynamoDbClient> written(BookingFixture stay, String key) {
        return added(paymentKey(stay, key), "version", 1);
    }

    static Map<String, AttributeValue> folderKey(BookingFixture stay) {
        return key("FOLDER#" + stay.folderId(), "FOLDER");
    }

    static Map<String, AttributeValue> paymentKey(BookingFixture stay, String key) {
        String path = stay.paymentPath(key);
        return key("FOLDER#" + stay.folderId(), "PAYMENT#" + path.substring(path.lastIndexOf('/') + 1));
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    static Consumer<DynamoDbClient> added(Map<String, AttributeValue> key, String attribute, long more) {
        return client -> client.updateItem(update -> update.tableName(TestEnvironment.TABLE)
                .key(key)
                .updateExpression("ADD #a :v")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromN(Long.toString(more)))));
    }

    static Consumer<DynamoDbClient> set(Map<String, AttributeValue> key, String attribute, AttributeValue value) {
        return client -> client.updateItem(update -> update.tableName(TestEnvironment.TABLE)
                .key(key)
                .updateExpression("SET #a = :v")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":v", value)));
    }

    static FunctionResponse is(FunctionResponse answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    static void isProblem(FunctionResponse answer, int status, String code) {
        is(answer, status);
        assertThat(answer.json().path("code").asText()).as(answer.body()).isEqualTo(code);
    }

    @Override
    public void close() {
        function.close();
        surroundings.close();
    }
}
