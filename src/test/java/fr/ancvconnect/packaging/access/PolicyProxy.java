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
 * Stands between a client and an embedded DynamoDB and does what IAM does on AWS: it passes on what the policy in force
 * allows, and answers anything else as DynamoDB does. There is one policy at a time.
 */
public final class PolicyProxy implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DENIED = "com.amazon.coral.service#AccessDeniedException";

    private final HttpRelay relay = new HttpRelay();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Decision> decisions = ConcurrentHashMap.newKeySet();
    private final Map<String, Runnable> rivals = new ConcurrentHashMap<>();
    private final DynamoDbAccess access;
    private final URI dynamoDb;
    private final HttpServer server;
    private volatile Policy policy = Policy.NOTHING;

    /**
     * What was decided about a request, or a part of it.
     *
     * @param policy the name of the policy that was in force
     */
    public record Decision(String policy, AccessRequest request, boolean allowed) {
    }

    /** Starts before this DynamoDB. */
    public PolicyProxy(URI dynamoDb, CreateTableRequest table) throws IOException {
        this.dynamoDb = dynamoDb;
        this.access = new DynamoDbAccess(table);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What a client has for the address of DynamoDB. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on this policy is in force. */
    public void enforce(Policy next) {
        policy = next;
    }

    /** During this action this policy is in force, then the one before again. */
    public void enforce(Policy next, Runnable action) {
        Policy before = policy;
        policy = next;
        try {
            action.run();
        } finally {
            policy = before;
        }
    }

    /** Before the next operation of this name is carried out, somebody else does this. */
    public void beforeNext(String operation, Runnable rival) {
        rivals.put(operation, rival);
    }

    /** The operations that somebody still waits for. */
    public Set<String> awaited() {
        return Set.copyOf(rivals.keySet());
    }

    /** All different decisions so far. */
    public Set<Decision> decisions() {
        return Set.copyOf(decisions);
    }

    /** Those of them that denied something. */
    public List<Decision> denied() {
        return decisions.stream().filter(decision -> !decision.allowed()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        relay.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst("^DynamoDB_\\d+\\.", "");
        byte[] body = exchange.getRequestBody().readAllBytes();
        Policy inForce = policy;
        List<Decision> decided = asked(operation, body).stream()
                .map(request -> new Decision(inForce.name(), request, inForce.allows(request))).toList();
        decisions.addAll(decided);
        var denied = decided.stream().filter(decision -> !decision.allowed()).findFirst();
        if (denied.isPresent()) {
            deny(exchange, denied.get());
            return;
        }
        Runnable rival = rivals.remove(operation);
        if (rival != null) {
            rival.run();
        }
        relay.pass(exchange, body, dynamoDb.resolve(exchange.getRequestURI()));
    }

    /** What is not understood is allowed to nobody. */
    private List<AccessRequest> asked(String operation, byte[] body) throws IOException {
        try {
            return access.of(operation, JSON.readTree(body));
        } catch (IllegalArgumentException e) {
            return List.of(new AccessRequest("not understood: " + operation, e.getMessage(), Set.of()));
        }
    }

    private static void deny(HttpExchange exchange, Decision decision) throws IOException {
        String message = "User: arn:aws:sts::123456789012:assumed-role/%s/%s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
                .formatted(decision.policy(), decision.policy(), decision.request().action(), decision.request().resource(), decision.request().action());
        JsonNode answer = JSON.createObjectNode().put("__type", DENIED).put("Message", message);
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        try (exchange) {
            exchange.sendResponseHeaders(400, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
