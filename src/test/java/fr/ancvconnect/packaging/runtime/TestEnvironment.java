package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.ancv.Seal;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import fr.ancvconnect.keys.VersionedKeys;
import fr.ancvconnect.local.database.EmbeddedDynamoDb;
import fr.ancvconnect.local.simulator.AncvSimulator;
import fr.ancvconnect.local.simulator.SimulatorServer;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import fr.ancvconnect.local.simulator.model.TransactionIds;
import fr.ancvconnect.local.simulator.notification.Notification;
import fr.ancvconnect.packaging.access.Policy;
import fr.ancvconnect.packaging.access.PolicyProxy;
import fr.ancvconnect.packaging.access.RolePolicies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The dependencies of a function: a DynamoDB that enforces the function's role, a secret with the keys, an ANCV
 * simulator that passes its notifications to the test, and a token issuer.
 */
final class TestEnvironment implements AutoCloseable {

    static final String TABLE = "payments";
    private static final String SERVICE_PROVIDER = "100001";
    static final String SEAL_KEYS = "ver001=a-seal-key-of-the-test";
    private static final String FINGERPRINT_KEYS = "ver001=a-fingerprint-key-of-the-test";

    private final BlockingQueue<Notification> told = new LinkedBlockingQueue<>();
    private final EmbeddedDynamoDb database = EmbeddedDynamoDb.start(0, Optional.empty(), TABLE);
    private final PolicyProxy policies = new PolicyProxy(database.endpoint(), TableDefinition.named(TABLE));
    private final SimulatorServer ancv;
    private final TraceRecorder front;
    private final SecretStore secrets = new SecretStore(secret(SEAL_KEYS));
    private final TokenIssuer tokens;

    TestEnvironment(Path directory) throws IOException {
        this.tokens = TokenIssuer.in(directory);
        this.ancv = SimulatorServer.start(
                AncvSimulator.inMemory(
                        SimulatorSettings.usual(SERVICE_PROVIDER, Map.of("ver001", "a-seal-key-of-the-test"), "ver001"),
                        InstantSource.system(),
                        new TransactionIds(),
                        (notifications, _) -> told.addAll(notifications)),
                0);
        this.front = new TraceRecorder(ancv.baseUrl());
    }

    /** The content of the secret with these seal keys. */
    static String secret(String sealKeys) {
        return "{\"ANCV_SEAL_KEYS\": \"" + sealKeys + "\", \"FINGERPRINT_KEYS\": \"" + FINGERPRINT_KEYS + "\"}";
    }

    TokenIssuer tokens() {
        return tokens;
    }

    /** The store of the secret with the keys. */
    SecretStore secrets() {
        return secrets;
    }

    /** The trace ids of the calls to ANCV. */
    Set<String> tracesAtAncv() {
        return front.traces();
    }

    /**
     * Starts the program. The role of the function that each event belongs to is enforced; between events nothing is
     * allowed.
     */
    LambdaFunction function(FunctionProgram program, Map<String, String> configuration) throws IOException {
        return new LambdaFunction(
                program,
                configuration,
                invoked -> policies.enforce(invoked.map(function -> RolePolicies.of(function, TABLE))
                        .orElse(Policy.NOTHING)));
    }

    /** Runs a concurrent write before the function's next operation of this name. */
    void beforeNext(String operation, Consumer<DynamoDbClient> rival) {
        policies.beforeNext(operation, () -> store(rival));
    }

    /** Accesses the store as the test itself, without a role. */
    void store(Consumer<DynamoDbClient> action) {
        try (DynamoDbClient client = database.client()) {
            action.accept(client);
        }
    }

    /** All settings that docs/configuration.md requires on AWS. */
    Map<String, String> configuration() {
        return configuration(policies.endpoint());
    }

    /** The same settings for a process that is not a function and has no role. */
    Map<String, String> configurationWithoutRoles() {
        return configuration(database.endpoint());
    }

    private Map<String, String> configuration(URI dynamoDb) {
        var all = new TreeMap<>(tokens.configuration());
        all.putAll(Map.of(
                "TABLE_NAME",
                TABLE,
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                dynamoDb.toString(),
                "ANCV_BASE_URL",
                front.address(),
                "ANCV_SERVICE_PROVIDER_ID",
                SERVICE_PROVIDER,
                "ANCV_SEAL_KEY_VERSION",
                "ver001",
                "NOTIFICATION_BASE_URL",
                "https://payments.example",
                "DISABLE_SIGNAL_HANDLERS",
                "true"));
        all.putAll(secrets.configuration());
        return all;
    }

    /** Confirms the transaction on the customer's phone and returns ANCV's notification. */
    Notification confirmed(String transaction) throws IOException, InterruptedException {
        return tapped(transaction, "confirmation");
    }

    /** Declines the transaction on the customer's phone and returns ANCV's notification. */
    Notification declined(String transaction) throws IOException, InterruptedException {
        return tapped(transaction, "refusal");
    }

    private Notification tapped(String transaction, String button) throws IOException, InterruptedException {
        told.clear();
        ancv("POST", "/phone/" + transaction + "/" + button, "");
        Notification next = told.take();
        while (!next.transactionId().equals(transaction)) {
            next = told.take();
        }
        return next;
    }

    /** Makes ANCV's calls of this kind return this answer, until the faults are removed. */
    void fault(String call, String answer) throws IOException, InterruptedException {
        ancv("PUT", "/faults", "{\"call\":\"" + call + "\",\"answer\":\"" + answer + "\",\"times\":1000}");
    }

    void noFaults() throws IOException, InterruptedException {
        ancv("DELETE", "/faults", "");
    }

    private void ancv(String method, String path, String body) throws IOException, InterruptedException {
        URI address = URI.create(ancv.baseUrl().replace("/public/v1", path));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
    }

    /** ANCV's seal for this transaction. */
    static String seal(String transaction) {
        return new Seal(VersionedKeys.parse(SEAL_KEYS)
                        .flatMap(keys -> keys.with("ver001"))
                        .orElseThrow())
                .of(List.of(transaction))
                .orElseThrow();
    }

    /**
     * Fails if a request was denied, because the code may have ignored the denial, or if a planned concurrent write did
     * not happen.
     */
    @Override
    public void close() {
        front.close();
        ancv.close();
        secrets.close();
        policies.close();
        database.close();
        assertThat(policies.denied())
                .as("what a function does and its role in infra/access.yaml does not allow")
                .isEmpty();
        assertThat(policies.awaited())
                .as("operations before which somebody else was to write")
                .isEmpty();
    }
}
