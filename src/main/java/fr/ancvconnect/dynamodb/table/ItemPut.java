package fr.ancvconnect.dynamodb.table;

import java.util.Map;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Writes a whole item on a condition, alone or in a transaction. If the condition fails, DynamoDB returns the stored item. */
public record ItemPut(Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {

    /**
     * Writes the item if no item has its key. The SDK omits its own empty map from the request; DynamoDB rejects any other
     * empty map.
     */
    public static ItemPut ifNew(Map<String, AttributeValue> item) {
        return new ItemPut(item, "attribute_not_exists(#pk)", DefaultSdkAutoConstructMap.getInstance());
    }

    PutItemRequest alone(String table) {
        return PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(condition)
                .expressionAttributeNames(AttributeNames.of(condition))
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    TransactWriteItem inTransaction(String table) {
        var put = Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(condition)
                .expressionAttributeNames(AttributeNames.of(condition))
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }
}
