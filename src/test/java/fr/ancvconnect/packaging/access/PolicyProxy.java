package fr.ancvconnect.packaging.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.ancvconnect.packaging.HttpRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * A proxy between a client and an embedded DynamoDB that enforces IAM policies as AWS does. It forwards requests that
 * the active policy allows, and returns DynamoDB's error for all others. One policy is active at a time.
 */
public final class PolicyProxy implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DENIED = "com.amazon.coral.service#AccessDeniedException";

    private final HttpRelay relay = new HttpRelay();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<AccessDecision> decisions = ConcurrentHashMap.newKeySet();
    private final Map<String, Runnable> plannedActions = new ConcurrentHashMap<>();
    private final DynamoDbAccess access;
    private final URI dynamoDb;
    private final HttpServer server;
    private volatile Policy policy = Policy.NOTHING;

    /**
     * The decision about a request, or about a part of it.
     *
     * @param policy the name of the policy that was active
     */
    public record AccessDecision(String policy, AccessRequest request, boolean allowed) {}

    /** Starts a proxy for this DynamoDB. */
    public PolicyProxy(URI dynamoDb, CreateTableRequest table) throws IOException {
        this.dynamoDb = dynamoDb;
        this.access = new DynamoDbAccess(table);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The endpoint that clients use for DynamoDB. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Activates this policy. */
    public void enforce(Policy next) {
        policy = next;
    }

    /** Activates this policy during the action, then the previous policy. */
    public void enforce(Policy next, Runnable action) {
        Policy previous = policy;
        policy = next;
        try {
            action.run();
        } finally {
            policy = previous;
        }
    }

    /** Runs {@code concurrentAction} before the next operation of this name, to simulate a concurrent write. */
    public void beforeNext(String operation, Runnable concurrentAction) {
        plannedActions.put(operation, concurrentAction);
    }

    /** The operations that have not occurred yet and for which a concurrent write is planned. */
    public Set<String> plannedOperations() {
        return Set.copyOf(plannedActions.keySet());
    }

    /** All distinct decisions so far. */
    public Set<AccessDecision> decisions() {
        return Set.copyOf(decisions);
    }

    /** The decisions that denied a request. */
    public List<AccessDecision> denied() {
        return decisions.stream().filter(decision -> !decision.allowed()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        relay.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst("^DynamoDB_\\d+\\.", "");
        byte[] body = exchange.getRequestBody().readAllBytes();
        Policy activePolicy = policy;
        List<AccessDecision> decisionsOfRequest = requestsFor(operation, body).stream()
                .map(request -> new AccessDecision(activePolicy.name(), request, activePolicy.allows(request)))
                .toList();
        decisions.addAll(decisionsOfRequest);
        var denied = decisionsOfRequest.stream()
                .filter(decision -> !decision.allowed())
                .findFirst();
        if (denied.isPresent()) {
            deny(exchange, denied.get());
            return;
        }
        Runnable concurrentAction = plannedActions.remove(operation);
        if (concurrentAction != null) {
            concurrentAction.run();
        }
        relay.forward(exchange, body, dynamoDb.resolve(exchange.getRequestURI()));
    }

    /** An unknown operation is denied by every policy. */
    private List<AccessRequest> requestsFor(String operation, byte[] body) throws IOException {
        try {
            return access.of(operation, JSON.readTree(body));
        } catch (IllegalArgumentException e) {
            return List.of(new AccessRequest("unsupported: " + operation, e.getMessage(), Set.of()));
        }
    }

    private static void deny(HttpExchange exchange, AccessDecision decision) throws IOException {
        String message =
                "User: arn:aws:sts::123456789012:assumed-role/%s/%s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
                        .formatted(
                                decision.policy(),
                                decision.policy(),
                                decision.request().action(),
                                decision.request().resource(),
                                decision.request().action());
        JsonNode response = JSON.createObjectNode().put("__type", DENIED).put("Message", message);
        byte[] bytes = JSON.writeValueAsBytes(response);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        try (exchange) {
            exchange.sendResponseHeaders(400, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
