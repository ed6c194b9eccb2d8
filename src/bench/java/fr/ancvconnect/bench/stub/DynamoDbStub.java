package fr.ancvconnect.bench.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations of DynamoDB that the service uses for one table, with their conditions and transactions. */
final class DynamoDbStub {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ItemTable table = new ItemTable();
    private long calls;

    /** The response of an operation: its HTTP status and its body. */
    record Response(int status, ObjectNode body) {}

    /** A write of one item, alone or in a transaction. */
    private record Write(ItemTable.Key key, JsonNode request, boolean isPut) {

        static Write put(JsonNode request) {
            return new Write(ItemTable.Key.of(request.required("Item")), request, true);
        }

        static Write update(JsonNode request) {
            return new Write(ItemTable.Key.of(request.required("Key")), request, false);
        }
    }

    ItemTable table() {
        return table;
    }

    /** The number of calls so far. */
    long calls() {
        return calls;
    }

    /** Answers one call. The operation is the last part of the header {@code X-Amz-Target}. */
    Response call(String operation, JsonNode request) {
        calls++;
        return switch (operation) {
            case "GetItem" -> ok(get(request));
            case "BatchGetItem" -> ok(batchGet(request));
            case "Query" -> ok(query(request));
            case "PutItem" -> single(Write.put(request));
            case "UpdateItem" -> single(Write.update(request));
            case "TransactWriteItems" -> transaction(request);
            default -> throw new IllegalArgumentException("Not supported: " + operation);
        };
    }

    private ObjectNode get(JsonNode request) {
        ObjectNode response = NODES.objectNode();
        table.find(ItemTable.Key.of(request.required("Key"))).ifPresent(item -> response.set("Item", item));
        return response;
    }

    private ObjectNode batchGet(JsonNode request) {
        ObjectNode response = NODES.objectNode();
        ObjectNode found = response.putObject("Responses");
        request.required("RequestItems").properties().forEach(requested -> {
            ArrayNode items = found.putArray(requested.getKey());
            requested
                    .getValue()
                    .required("Keys")
                    .forEach(key -> table.find(ItemTable.Key.of(key)).ifPresent(items::add));
        });
        response.putObject("UnprocessedKeys");
        return response;
    }

    private ObjectNode query(JsonNode request) {
        JsonNode values = request.required("ExpressionAttributeValues");
        List<ObjectNode> items = table.startingWith(
                values.required(":pk").required("S").textValue(),
                values.path(":sk").path("S").asText(""));
        ObjectNode response = NODES.objectNode().put("Count", items.size()).put("ScannedCount", items.size());
        response.putArray("Items").addAll(items);
        return response;
    }

    private Response single(Write write) {
        Optional<ObjectNode> stored = table.find(write.key());
        if (!holds(write, stored)) {
            ObjectNode error = error("ConditionalCheckFailedException", "The conditional request failed");
            stored.ifPresent(item -> error.set("Item", item));
            return new Response(400, error);
        }
        apply(write, stored);
        return ok(NODES.objectNode());
    }

    private Response transaction(JsonNode request) {
        List<Write> writes = new ArrayList<>();
        request.required("TransactItems")
                .forEach(item -> writes.add(
                        item.has("Put") ? Write.put(item.get("Put")) : Write.update(item.required("Update"))));
        ArrayNode reasons = NODES.arrayNode();
        boolean failed = false;
        for (Write write : writes) {
            Optional<ObjectNode> stored = table.find(write.key());
            boolean holds = holds(write, stored);
            failed |= !holds;
            ObjectNode reason = reasons.addObject().put("Code", holds ? "None" : CONDITION_FAILED);
            stored.filter(_ -> !holds).ifPresent(item -> reason.set("Item", item));
        }
        if (failed) {
            ObjectNode error = error("TransactionCanceledException", "Transaction cancelled");
            error.set("CancellationReasons", reasons);
            return new Response(400, error);
        }
        writes.forEach(write -> apply(write, table.find(write.key())));
        return ok(NODES.objectNode());
    }

    private static boolean holds(Write write, Optional<ObjectNode> stored) {
        return new Expression(write.request().path("ExpressionAttributeValues"))
                .holds(write.request().path("ConditionExpression").asText(""), stored);
    }

    private void apply(Write write, Optional<ObjectNode> stored) {
        if (write.isPut()) {
            table.put((ObjectNode) write.request().required("Item"));
            return;
        }
        ObjectNode item = stored.map(ObjectNode::deepCopy)
                .orElseGet(() -> ((ObjectNode) write.request().required("Key")).deepCopy());
        new Expression(write.request().path("ExpressionAttributeValues"))
                .update(write.request().required("UpdateExpression").textValue(), item);
        table.put(item);
    }

    private static Response ok(ObjectNode body) {
        return new Response(200, body);
    }

    private static ObjectNode error(String type, String message) {
        return NODES.objectNode()
                .put("__type", "com.amazonaws.dynamodb.v20120810#" + type)
                .put("Message", message);
    }
}
