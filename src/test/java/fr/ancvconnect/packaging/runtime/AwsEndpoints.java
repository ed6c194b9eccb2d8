package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.packaging.HttpRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The AWS services that the runbook uses, with their wire protocols: Lambda with one function, CloudWatch Logs with its
 * output, DynamoDB, SQS and EventBridge. The AWS command line can also use these endpoints.
 */
final class AwsEndpoints implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FUNCTIONS = "/2015-03-31/functions/";

    private final HttpRelay relay = new HttpRelay();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Map<String, String>> queues = new TreeMap<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final Map<String, LambdaFunction> functions;
    private final Map<String, String> configuration;
    private final HttpServer server;
    private boolean failing;

    /** Registers a function by its name, with this environment. */
    AwsEndpoints(String name, LambdaFunction function, Map<String, String> configuration) throws IOException {
        this.functions = Map.of(name, function);
        this.configuration = configuration;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The value of {@code AWS_ENDPOINT_URL}. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Sets whether all further invocations of the function fail. */
    void failInvocations(boolean now) {
        failing = now;
    }

    /** Puts a message into a queue. Creates the queue if it does not exist. */
    void sendMessage(String name, String body) {
        queues.computeIfAbsent(name, _ -> new TreeMap<>()).put(UUID.randomUUID().toString(), body);
    }

    /** The messages in a queue. */
    List<String> messages(String name) {
        return List.copyOf(queues.get(name).values());
    }

    /** The events that were put on a bus, in their original form. */
    List<JsonNode> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        relay.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        if (target.startsWith("DynamoDB_")) {
            relay.forward(exchange, URI.create(configuration.get("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE") + "/"));
            return;
        }
        try {
            String path = exchange.getRequestURI().getPath();
            send(
                    exchange,
                    200,
                    path.startsWith(FUNCTIONS)
                            ? handleLambda(
                                    exchange, path.substring(FUNCTIONS.length()).split("/"))
                            : handleJson(target, JSON.readTree(exchange.getRequestBody())));
        } catch (Exception | AssertionError e) {
            send(
                    exchange,
                    400,
                    JSON.createObjectNode().put("__type", "ValidationException").put("message", e.toString()));
        }
    }

    private JsonNode handleJson(String target, JsonNode request) throws IOException {
        return switch (target) {
            case "Logs_20140328.FilterLogEvents" -> logEvents(request);
            case "AmazonSQS.GetQueueUrl" ->
                JSON.createObjectNode()
                        .put(
                                "QueueUrl",
                                address() + "/123456789012/"
                                        + requireQueue(
                                                request.required("QueueName").asText()));
            case "AmazonSQS.ReceiveMessage" -> receiveMessages(queue(request));
            case "AmazonSQS.DeleteMessage" ->
                deleteMessage(queue(request), request.required("ReceiptHandle").asText());
            case "AWSEvents.PutEvents" -> putEvents(request.required("Entries"));
            default -> throw new IllegalArgumentException("Unknown operation: " + target);
        };
    }

    private JsonNode handleLambda(HttpExchange exchange, String... path) throws Exception {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        if (!functions.containsKey(path[0]) || !query.equals("Qualifier=live")) {
            throw new IllegalArgumentException("No such function: " + path[0] + "?" + query);
        }
        if (path[1].equals("configuration")) {
            ObjectNode response = JSON.createObjectNode().put("FunctionName", path[0]);
            configuration.forEach(response.putObject("Environment").putObject("Variables")::put);
            return response;
        }
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "7");
        JsonNode event = JSON.readTree(exchange.getRequestBody());
        InvocationResult result = failing
                ? new InvocationResult.FunctionError("{\"errorType\":\"SweepFailedException\"}")
                : functions.get(path[0]).invoke(event);
        return switch (result) {
            case InvocationResult.Done(JsonNode response) -> response;
            case InvocationResult.FunctionError(String error) -> {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                yield JSON.readTree(error);
            }
        };
    }

    /** All functions share one log here. A filter pattern must be a quoted phrase. */
    private JsonNode logEvents(JsonNode request) throws IOException {
        String group = request.required("logGroupName").asText();
        String pattern = request.required("filterPattern").asText();
        if (!group.matches("/aws/lambda/ancv-connect-(sweep|ancv-webhook|read)")
                || !pattern.matches("\"[^\"]+\"")
                || request.required("startTime").asLong() <= 0) {
            throw new IllegalArgumentException("Unsupported log request: " + request);
        }
        ObjectNode found = JSON.createObjectNode();
        var lines = found.putArray("events");
        functions
                .values()
                .iterator()
                .next()
                .output()
                .lines()
                .filter(line -> line.contains(pattern.substring(1, pattern.length() - 1)))
                .forEach(line -> lines.addObject().put("message", line).put("timestamp", 1L));
        return found;
    }

    private String requireQueue(String queue) {
        if (!queues.containsKey(queue)) {
            throw new IllegalArgumentException("No such queue: " + queue);
        }
        return queue;
    }

    private Map<String, String> queue(JsonNode request) {
        return queues.get(requireQueue(request.required("QueueUrl").asText().replaceFirst(".*/", "")));
    }

    private static JsonNode receiveMessages(Map<String, String> queue) {
        ObjectNode response = JSON.createObjectNode();
        queue.forEach((handle, body) -> response.withArray("/Messages")
                .addObject()
                .put("MessageId", handle)
                .put("ReceiptHandle", handle)
                .put("Body", body));
        return response;
    }

    private static JsonNode deleteMessage(Map<String, String> queue, String handle) {
        if (queue.remove(handle) == null) {
            throw new IllegalArgumentException("No such handle: " + handle);
        }
        return JSON.createObjectNode();
    }

    private JsonNode putEvents(JsonNode entries) throws IOException {
        ObjectNode response = JSON.createObjectNode().put("FailedEntryCount", 0);
        for (JsonNode entry : entries) {
            if (entry.required("EventBusName").asText().isEmpty()
                    || !JSON.readTree(entry.required("Detail").asText()).isObject()) {
                throw new IllegalArgumentException("Invalid event: " + entry);
            }
            events.add(entry);
            response.withArray("/Entries")
                    .addObject()
                    .put("EventId", UUID.randomUUID().toString());
        }
        return response;
    }

    private static void send(HttpExchange exchange, int status, JsonNode response) throws IOException {
        byte[] bytes = response.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
