package fr.ancvconnect.dynamodb.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Updates an item on a condition, alone or in a transaction. If the condition fails, DynamoDB returns the stored item. */
public record ItemUpdate(ItemKey key, String update, String condition, Map<String, AttributeValue> values) {

    public UpdateItemRequest alone(String table) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key.attributes())
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(AttributeNames.of(update, condition))
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    TransactWriteItem inTransaction(String table) {
        var change = Update.builder()
                .tableName(table)
                .key(key.attributes())
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(AttributeNames.of(update, condition))
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().update(change).build();
    }
}
