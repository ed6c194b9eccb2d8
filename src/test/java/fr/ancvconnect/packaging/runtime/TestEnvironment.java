package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.ancv.Seal;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import fr.ancvconnect.keys.VersionedKeys;
import fr.ancvconnect.local.database.EmbeddedDynamoDb;
import fr.ancvconnect.local.simulator.AncvSimulator;
import fr.ancvconnect.local.simulator.SimulatorServer;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import fr.ancvconnect.local.simulator.clock.SimulatorClock;
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
    private static final String LINK_KEYS = "ver001=a-link-key-of-the-test";

    private final BlockingQueue<Notification> received = new LinkedBlockingQueue<>();
    private final EmbeddedDynamoDb database = EmbeddedDynamoDb.start(0, Optional.empty(), TABLE);
    private final PolicyProxy policies = new PolicyProxy(database.endpoint(), TableDefinition.named(TABLE));
    private final SimulatorServer ancv;
    private final AncvProxy ancvProxy;
    private final SecretStore secrets = new SecretStore(secret(SEAL_KEYS));
    private final TokenIssuer tokens;

    TestEnvironment(Path directory) throws IOException {
        this.tokens = TokenIssuer.in(directory);
        this.ancv = SimulatorServer.start(
                AncvSimulator.inMemory(
                        SimulatorSettings.defaults(
                                SERVICE_PROVIDER, Map.of("ver001", "a-seal-key-of-the-test"), "ver001"),
                        new SimulatorClock(InstantSource.system()),
                        new TransactionIds(),
                        (notifications, _) -> received.addAll(notifications)),
                0);
        this.ancvProxy = new AncvProxy(ancv.baseUrl());
    }

    /** The content of the secret with these seal keys. */
    static String secret(String sealKeys) {
        return "{\"ANCV_SEAL_KEYS\": \"" + sealKeys + "\", \"FINGERPRINT_KEYS\": \"" + FINGERPRINT_KEYS
                + "\", \"LINK_KEYS\": \"" + LINK_KEYS + "\"}";
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
        return ancvProxy.traces();
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
    void beforeNext(String operation, Consumer<DynamoDbClient> write) {
        policies.beforeNext(operation, () -> store(write));
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
                ancvProxy.address(),
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
    Notification confirm(String transaction) throws IOException, InterruptedException {
        return sendPhoneAction(transaction, "confirmation");
    }

    /** Declines the transaction on the customer's phone and returns ANCV's notification. */
    Notification decline(String transaction) throws IOException, InterruptedException {
        return sendPhoneAction(transaction, "refusal");
    }

    private Notification sendPhoneAction(String transaction, String action) throws IOException, InterruptedException {
        received.clear();
        ancv("POST", "/phone/" + transaction + "/" + action, "");
        Notification next = received.take();
        while (!next.transactionId().equals(transaction)) {
            next = received.take();
        }
        return next;
    }

    /** Makes ANCV's calls of this kind return this response, until the faults are removed. */
    void setFault(String call, String response) throws IOException, InterruptedException {
        ancv("PUT", "/faults", "{\"call\":\"" + call + "\",\"answer\":\"" + response + "\",\"times\":1000}");
    }

    void removeFaults() throws IOException, InterruptedException {
        ancv("DELETE", "/faults", "");
    }

    private void ancv(String method, String path, String body) throws IOException, InterruptedException {
        URI address = URI.create(ancv.baseUrl().replace("/public/v1", path));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(address)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
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
     * Fails if a request was denied, because the code may have ignored the denial, if a planned concurrent write did not
     * happen, or if an exchange with ANCV is not documented.
     */
    @Override
    public void close() {
        ancvProxy.close();
        ancv.close();
        secrets.close();
        policies.close();
        database.close();
        assertThat(policies.denied())
                .as("requests that the role in infra/access.yaml denied")
                .isEmpty();
        assertThat(policies.plannedOperations())
                .as("planned concurrent writes that did not happen")
                .isEmpty();
        assertThat(ancvProxy.differences())
                .as("exchanges with ANCV that differ from docs/ancv-acquiring.openapi.yaml")
                .isEmpty();
    }
}
