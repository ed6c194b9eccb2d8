package fr.ancvconnect.dynamodb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Writes down, for each function, what it needs to be allowed: an action with the keys, or the index, that it is about. */
final class Uses implements ExecutionInterceptor {

    private final Map<String, Set<String>> byFunction = new TreeMap<>();
    private final Deque<String> acting = new ArrayDeque<>(List.of("nobody"));

    /** What is done here is done by this function; inside, another one may act. */
    void by(String function, Runnable deed) {
        acting.push(function);
        deed.run();
        acting.pop();
    }

    /** What was used, by function. */
    Map<String, Set<String>> byFunction() {
        byFunction.remove("nobody");
        return byFunction;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        of(context.request()).forEach(byFunction.computeIfAbsent(acting.peek(), _ -> new TreeSet<>())::add);
    }

    private static Stream<String> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> Stream.of("GetItem " + keys(get.key()));
            case BatchGetItemRequest get -> get.requestItems().values().stream()
                    .flatMap(wanted -> wanted.keys().stream()).map(key -> "BatchGetItem " + keys(key));
            case QueryRequest query -> Stream.of("Query " + (query.indexName() == null
                    ? keys(Map.of(Key.PK, query.expressionAttributeValues().get(":pk"))) : "index " + query.indexName()));
            case PutItemRequest put -> Stream.of("PutItem " + keys(put.item()));
            case UpdateItemRequest update -> Stream.of("UpdateItem " + keys(update.key()));
            case TransactWriteItemsRequest all -> all.transactItems().stream().map(Uses::of);
            default -> throw new AssertionError("Which permission does it need? " + request.getClass().getSimpleName());
        };
    }

    /** A transaction needs the permissions of its parts, and none of its own. */
    private static String of(TransactWriteItem item) {
        if (item.put() != null) {
            return "PutItem " + keys(item.put().item());
        }
        if (item.update() != null) {
            return "UpdateItem " + keys(item.update().key());
        }
        return item.delete() != null ? "DeleteItem " + keys(item.delete().key())
                : "ConditionCheckItem " + keys(item.conditionCheck().key());
    }

    private static String keys(Map<String, AttributeValue> item) {
        return item.get(Key.PK).s().replaceFirst("#.*", "#*");
    }
}
