package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.simulator.Notification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The functions under the roles of the template, with the callers and the rivals that a scenario needs. */
final class Deployed implements AutoCloseable {

    final Surroundings surroundings;
    final LambdaFunction function;

    Deployed(Path directory) throws IOException {
        surroundings = new Surroundings(directory);
        function = surroundings.function(Target.program(), surroundings.configuration());
    }

    Answer platform(Call call) throws Exception {
        return function.call(call.as(surroundings.tokens().platform()));
    }

    Answer establishment(String id, Call call) throws Exception {
        return function.call(call.as(surroundings.tokens().establishment(id)));
    }

    Answer guest(String folder, Call call) throws Exception {
        return function.call(call.as(surroundings.tokens().guest(folder)));
    }

    /** A stay that no other test knows, whose folder can be paid. */
    Stay stay() throws Exception {
        var stay = new Stay(UUID.randomUUID().toString().substring(0, 8));
        for (Call call : List.of(stay.hotel(), stay.option(), stay.folder())) {
            is(platform(call), call.path().endsWith("ancv-connect") ? 200 : 201);
        }
        return stay;
    }

    /** A payment of this stay that the customer is asked for: as it is told. */
    Answer asked(Stay stay, String key) throws Exception {
        Answer asked = is(platform(payment(stay, key)), 201);
        assertThat(asked.json().path("status").asText()).as(asked.body()).isEqualTo("PENDING");
        return asked;
    }

    /** The same, confirmed and paid. */
    Answer paid(Stay stay, String key) throws Exception {
        Answer asked = asked(stay, key);
        is(notified(surroundings.confirmed(asked.json().path("ancvTransactionId").asText())), 204);
        return asked;
    }

    /** By a customer whom nothing else asks. */
    static Call payment(Stay stay, String key) {
        return stay.payment(key, 2_000, key + "-of-" + stay.name() + "@exemple.fr");
    }

    Answer notified(Notification told) throws Exception {
        return function.call(Stay.notification("/webhooks/ancv", told, told.seal()));
    }

    String status(Stay stay, String key) throws Exception {
        return platform(Call.of("GET", stay.paymentPath(key))).json().path("status").asText();
    }

    /** Before the function's next operation of this name, another one writes the payment: the version is a later one. */
    void meanwhileWritten(String operation, Stay stay, String key) {
        surroundings.beforeNext(operation, written(stay, key));
    }

    static Consumer<DynamoDbClient> written(Stay stay, String key) {
        return added(paymentKey(stay, key), "version", 1);
    }

    static Map<String, AttributeValue> folderKey(Stay stay) {
        return key("FOLDER#" + stay.folderId(), "FOLDER");
    }

    static Map<String, AttributeValue> paymentKey(Stay stay, String key) {
        String path = stay.paymentPath(key);
        return key("FOLDER#" + stay.folderId(), "PAYMENT#" + path.substring(path.lastIndexOf('/') + 1));
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    static Consumer<DynamoDbClient> added(Map<String, AttributeValue> key, String attribute, long more) {
        return client -> client.updateItem(update -> update.tableName(Surroundings.TABLE).key(key).updateExpression("ADD #a :v")
                .expressionAttributeNames(Map.of("#a", attribute)).expressionAttributeValues(Map.of(":v", AttributeValue.fromN(Long.toString(more)))));
    }

    static Consumer<DynamoDbClient> set(Map<String, AttributeValue> key, String attribute, AttributeValue value) {
        return client -> client.updateItem(update -> update.tableName(Surroundings.TABLE).key(key).updateExpression("SET #a = :v")
                .expressionAttributeNames(Map.of("#a", attribute)).expressionAttributeValues(Map.of(":v", value)));
    }

    static Answer is(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    static void isProblem(Answer answer, int status, String code) {
        is(answer, status);
        assertThat(answer.json().path("code").asText()).as(answer.body()).isEqualTo(code);
    }

    @Override
    public void close() {
        function.close();
        surroundings.close();
    }
}
