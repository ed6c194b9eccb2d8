package fr.ancvconnect.dynamodb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    private final Map<String, Set<Use>> byFunction = new TreeMap<>();
    private final Deque<String> acting = new ArrayDeque<>(List.of("nobody"));

    /** What is done here is done by this function; inside, another one may act. */
    void by(String function, Runnable deed) {
        acting.push(function);
        deed.run();
        acting.pop();
    }

    /** What was used, by function. */
    Map<String, Set<Use>> byFunction() {
        byFunction.remove("nobody");
        return byFunction;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        of(context.request()).forEach(byFunction.computeIfAbsent(acting.peek(), _ -> new HashSet<>())::add);
    }

    private static Stream<Use> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> Stream.of(use("GetItem", get.key()));
            case BatchGetItemRequest get -> get.requestItems().values().stream().map(wanted -> new Use("BatchGetItem",
                    wanted.keys().stream().map(Uses::leading).collect(Collectors.toSet())));
            case QueryRequest query -> Stream.of(query.indexName() == null
                    ? use("Query", Map.of(Key.PK, query.expressionAttributeValues().get(":pk")))
                    : new Use("Query", Set.of(Use.index(query.indexName()))));
            case PutItemRequest put -> Stream.of(use("PutItem", put.item()));
            case UpdateItemRequest update -> Stream.of(use("UpdateItem", update.key()));
            case TransactWriteItemsRequest all -> of(all.transactItems().stream().map(Uses::of).toList());
            default -> throw new AssertionError("Which permission does it need? " + request.getClass().getSimpleName());
        };
    }

    /** A transaction needs the permissions of its parts, and perhaps each of them about the keys of all. */
    private static Stream<Use> of(List<Use> parts) {
        Set<String> keys = parts.stream().flatMap(part -> part.about().stream()).collect(Collectors.toSet());
        return parts.stream().map(part -> new Use(part.action(), keys));
    }

    private static Use of(TransactWriteItem item) {
        if (item.put() != null) {
            return use("PutItem", item.put().item());
        }
        if (item.update() != null) {
            return use("UpdateItem", item.update().key());
        }
        return item.delete() != null ? use("DeleteItem", item.delete().key())
                : use("ConditionCheckItem", item.conditionCheck().key());
    }

    private static Use use(String action, Map<String, AttributeValue> item) {
        return new Use(action, Set.of(leading(item)));
    }

    private static String leading(Map<String, AttributeValue> item) {
        return item.get(Key.PK).s().replaceFirst("#.*", "#*");
    }
}
