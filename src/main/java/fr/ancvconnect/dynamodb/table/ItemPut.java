package fr.ancvconnect.dynamodb.table;

import java.util.Map;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A whole item that is written on a condition, alone or in a transaction; a failed condition tells what is there. */
public record ItemPut(Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {

    /** Written only where nothing has its key. The SDK's own empty map is left out; DynamoDB rejects any other one. */
    public static ItemPut ifNew(Map<String, AttributeValue> item) {
        return new ItemPut(item, "attribute_not_exists(#pk)", DefaultSdkAutoConstructMap.getInstance());
    }

    PutItemRequest alone(String table) {
        return PutItemRequest.builder().tableName(table).item(item)
                .conditionExpression(condition)
                .expressionAttributeNames(AttributeNames.of(condition))
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    TransactWriteItem inTransaction(String table) {
        var put = Put.builder().tableName(table).item(item)
                .conditionExpression(condition)
                .expressionAttributeNames(AttributeNames.of(condition))
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }
}
