package fr.ancvconnect.packaging.access;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * The IAM decisions that DynamoDB requires for a request (Service Authorization Reference). A batch requires one action
 * on all its keys; a transaction requires the single action of each of its operations.
 *
 * <p>The documentation does not define whether {@code dynamodb:LeadingKeys} of such an operation contains its own key
 * or the keys of all operations. So both are requested, and both must be allowed.
 */
final class DynamoDbAccess {

    private static final String HASH_KEY_CONDITION = "([#\\w]+)\\s*=\\s*(:\\w+)";
    /** The operations of a transaction by the required action, with the field that contains the key. */
    private static final Map<String, String> WRITES = Map.of("Put", "Item", "Update", "Key", "Delete", "Key");

    private static final String CONDITION_CHECK = "ConditionCheck";

    private final String hashKey;
    private final Map<String, String> hashKeyOfIndex;

    DynamoDbAccess(CreateTableRequest table) {
        hashKey = hashKey(table.keySchema());
        hashKeyOfIndex = table.globalSecondaryIndexes().stream()
                .collect(toMap(index -> index.indexName(), index -> hashKey(index.keySchema())));
    }

    /** The ARN of the table. */
    static String arn(String table) {
        return table.startsWith("arn:") ? table : "arn:aws:dynamodb:eu-west-3:123456789012:table/" + table;
    }

    /** All requests that must be allowed for this operation. */
    List<AccessRequest> of(String operation, JsonNode body) {
        return switch (operation) {
            case "GetItem", "UpdateItem", "DeleteItem" -> List.of(request(operation, body, "Key"));
            case "PutItem" -> List.of(request(operation, body, "Item"));
            case "Query" -> List.of(query(body));
            case "BatchGetItem" -> batch(operation, body, keys -> items(keys.path("Keys")));
            case "BatchWriteItem" ->
                batch(
                        operation,
                        body,
                        writes -> items(writes)
                                .map(write -> write.has("PutRequest")
                                        ? write.path("PutRequest").path("Item")
                                        : write.path("DeleteRequest").path("Key")));
            case "TransactWriteItems" ->
                withOwnKeyAndAllKeys(items(body.path("TransactItems"))
                        .map(this::transactWrite)
                        .toList());
            case "TransactGetItems" ->
                withOwnKeyAndAllKeys(items(body.path("TransactItems"))
                        .map(item -> request("GetItem", item.path("Get"), "Key"))
                        .toList());
            default ->
                List.of(new AccessRequest(
                        action(operation), arn(body.path("TableName").asText()), Set.of()));
        };
    }

    private AccessRequest request(String operation, JsonNode item, String key) {
        return new AccessRequest(
                action(operation),
                arn(item.required("TableName").asText()),
                Set.of(value(item.required(key), hashKey)));
    }

    private AccessRequest query(JsonNode query) {
        String table = arn(query.required("TableName").asText());
        if (!query.has("IndexName")) {
            return new AccessRequest(action("Query"), table, Set.of(hashKeyValue(query, hashKey)));
        }
        String index = query.path("IndexName").asText();
        return new AccessRequest(
                action("Query"), table + "/index/" + index, Set.of(hashKeyValue(query, hashKeyOfIndex.get(index))));
    }

    private static String hashKeyValue(JsonNode query, String hash) {
        return Pattern.compile(HASH_KEY_CONDITION)
                .matcher(query.required("KeyConditionExpression").asText())
                .results()
                .filter(comparison -> attributeName(query, comparison).equals(hash))
                .findFirst()
                .map(comparison ->
                        text(query.required("ExpressionAttributeValues").required(comparison.group(2))))
                .orElseThrow(() -> new IllegalArgumentException("A query without a value of " + hash));
    }

    private static String attributeName(JsonNode query, MatchResult comparison) {
        return query.path("ExpressionAttributeNames").path(comparison.group(1)).asText(comparison.group(1));
    }

    private interface Keys {
        Stream<JsonNode> of(JsonNode request);
    }

    private List<AccessRequest> batch(String operation, JsonNode body, Keys keys) {
        return body.required("RequestItems").properties().stream()
                .map(table -> new AccessRequest(
                        action(operation),
                        arn(table.getKey()),
                        keys.of(table.getValue())
                                .map(key -> value(key, hashKey))
                                .collect(Collectors.toSet())))
                .toList();
    }

    private AccessRequest transactWrite(JsonNode item) {
        return WRITES.entrySet().stream()
                .filter(write -> item.has(write.getKey()))
                .findFirst()
                .map(write -> request(write.getKey() + "Item", item.path(write.getKey()), write.getValue()))
                .orElseGet(() -> request(CONDITION_CHECK + "Item", item.required(CONDITION_CHECK), "Key"));
    }

    private static List<AccessRequest> withOwnKeyAndAllKeys(List<AccessRequest> operations) {
        Set<String> keysOfAll = operations.stream()
                .flatMap(operation -> operation.leadingKeys().stream())
                .collect(Collectors.toSet());
        return operations.stream()
                .flatMap(own -> Stream.of(own, new AccessRequest(own.action(), own.resource(), keysOfAll)))
                .toList();
    }

    private static String action(String operation) {
        return "dynamodb:" + operation;
    }

    private static String value(JsonNode item, String attribute) {
        return text(item.required(attribute));
    }

    /** A key is a string, a number or binary. In JSON each has a text value. */
    private static String text(JsonNode typed) {
        return typed.properties().iterator().next().getValue().asText();
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String hashKey(List<KeySchemaElement> schema) {
        return schema.stream()
                .filter(key -> key.keyType() == KeyType.HASH)
                .findFirst()
                .orElseThrow()
                .attributeName();
    }
}
