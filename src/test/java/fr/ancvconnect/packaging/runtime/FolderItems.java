package fr.ancvconnect.packaging.runtime;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stored items of one folder. A test reads and changes them directly, without the service. */
record FolderItems(DynamoDbClient database, String pk) {

    Map<String, AttributeValue> stored(String sk) {
        return database.getItem(
                        get -> get.tableName(TestEnvironment.TABLE).key(key(sk)).consistentRead(true))
                .item();
    }

    /**
     * Changes an item.
     *
     * @param pairs names and values; a value that the expression does not use is ignored
     */
    void update(String sk, String expression, String... pairs) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        for (int index = 0; index < pairs.length; index += 2) {
            if (pairs[index].startsWith("#")) {
                names.put(pairs[index], pairs[index + 1]);
            } else if (expression.contains(pairs[index])) {
                values.put(pairs[index], AttributeValue.fromS(pairs[index + 1]));
            }
        }
        database.updateItem(update -> {
            update.tableName(TestEnvironment.TABLE)
                    .key(key(sk))
                    .conditionExpression("attribute_exists(pk)")
                    .updateExpression(expression);
            if (!names.isEmpty()) {
                update.expressionAttributeNames(names);
            }
            if (!values.isEmpty()) {
                update.expressionAttributeValues(values);
            }
        });
    }

    /** Stores a second event of the last change of a payment, and returns the id of the first one. */
    String copyAsSecondEvent(String payment) {
        Map<String, AttributeValue> entry = database.query(query -> query.tableName(TestEnvironment.TABLE)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :history)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(pk),
                                ":history", AttributeValue.fromS("PAYMENT#" + payment + "#HISTORY#"))))
                .items()
                .getLast();
        var event = new HashMap<>(entry.get("event").m());
        String id = event.get("eventId").s();
        event.put("eventId", AttributeValue.fromS(id + "-1"));
        var copy = new HashMap<>(entry);
        copy.put("sk", AttributeValue.fromS(entry.get("sk").s().replace("#HISTORY#", "#EVENT#")));
        copy.put("event", AttributeValue.fromM(event));
        database.putItem(put -> put.tableName(TestEnvironment.TABLE).item(copy));
        return id;
    }

    private Map<String, AttributeValue> key(String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }
}
