package floor;

import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The calls to DynamoDB. */
final class Table {

    /** The names of an expression: {@code #name} stands for the attribute {@code name}. */
    record Expression(String text, String condition, Map<String, String> names) {}

    private static final int CONNECTIONS = 64;
    private static final ReturnValuesOnConditionCheckFailure ALL_OLD = ReturnValuesOnConditionCheckFailure.ALL_OLD;
    private static final Map<String, String> KEY_NAMES = Map.of("#pk", "pk", "#sk", "sk");

    private final DynamoDbClient client;
    private final String name;

    Table(Map<String, String> environment) {
        name = environment.get("TABLE_NAME");
        client = DynamoDbClient.builder()
                .endpointOverride(URI.create(environment.get("DYNAMODB_ENDPOINT")))
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(httpClient(environment.getOrDefault("SDK_HTTP_CLIENT", "apache5")))
                .build();
    }

    private static SdkHttpClient httpClient(String kind) {
        return switch (kind) {
            case "url" -> UrlConnectionHttpClient.create();
            case "apache5" ->
                Apache5HttpClient.builder().maxConnections(CONNECTIONS).build();
            case "crt" -> AwsCrtHttpClient.builder().maxConcurrency(CONNECTIONS).build();
            default -> throw new IllegalArgumentException("SDK_HTTP_CLIENT is url, apache5 or crt");
        };
    }

    Map<String, AttributeValue> get(Item key) {
        return client.getItem(get -> get.tableName(name).key(key.attributes()).consistentRead(true))
                .item();
    }

    /** The items that exist. */
    List<Map<String, AttributeValue>> getAll(Item... keys) {
        var all = KeysAndAttributes.builder()
                .keys(List.of(keys).stream().map(Item::attributes).toList())
                .consistentRead(true)
                .build();
        return client.batchGetItem(batch -> batch.requestItems(Map.of(name, all)))
                .responses()
                .get(name);
    }

    /** The items whose keys start with this one, in the order of their keys. */
    List<Map<String, AttributeValue>> startingWith(String pk, String sk) {
        return client.query(query -> query.tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                        .expressionAttributeNames(KEY_NAMES)
                        .expressionAttributeValues(
                                new Item().text(":pk", pk).text(":sk", sk).attributes()))
                .items();
    }

    void update(Item key, Expression update, Item values) {
        client.updateItem(request -> request.tableName(name)
                .key(key.attributes())
                .updateExpression(update.text())
                .conditionExpression(update.condition())
                .expressionAttributeNames(update.names())
                .expressionAttributeValues(values.attributes())
                .returnValuesOnConditionCheckFailure(ALL_OLD));
    }

    /** Writes all or nothing. */
    void write(TransactWriteItem... items) {
        client.transactWriteItems(transaction -> transaction.transactItems(items));
    }

    TransactWriteItem updating(Item key, Expression update, Item values) {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(name)
                        .key(key.attributes())
                        .updateExpression(update.text())
                        .conditionExpression(update.condition())
                        .expressionAttributeNames(update.names())
                        .expressionAttributeValues(values.attributes())
                        .returnValuesOnConditionCheckFailure(ALL_OLD)
                        .build())
                .build();
    }

    TransactWriteItem putting(Item item) {
        return TransactWriteItem.builder().put(put(item).build()).build();
    }

    private Put.Builder put(Item item) {
        return Put.builder()
                .tableName(name)
                .item(item.attributes())
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", "pk"))
                .returnValuesOnConditionCheckFailure(ALL_OLD);
    }

    /** Puts an item on a condition with one value. */
    TransactWriteItem putting(Item item, Expression put, Item values) {
        return TransactWriteItem.builder()
                .put(put(item)
                        .conditionExpression(put.condition())
                        .expressionAttributeNames(put.names())
                        .expressionAttributeValues(values.attributes())
                        .build())
                .build();
    }
}
