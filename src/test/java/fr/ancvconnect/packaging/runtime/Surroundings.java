package fr.ancvconnect.packaging.runtime;

import fr.ancvconnect.local.EmbeddedDynamoDb;
import fr.ancvconnect.local.simulator.AncvSimulator;
import fr.ancvconnect.local.simulator.Notification;
import fr.ancvconnect.local.simulator.SimulatorServer;
import fr.ancvconnect.local.simulator.SimulatorSettings;
import fr.ancvconnect.local.simulator.TransactionIds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a function reaches: a DynamoDB, a secret with the keys, an ANCV that hands its notifications to the test, and whose tokens count. */
final class Surroundings implements AutoCloseable {

    static final String TABLE = "payments";
    private static final String SERVICE_PROVIDER = "100001";
    static final String SEAL_KEYS = "ver001=a-seal-key-of-the-test";
    private static final String FINGERPRINT_KEYS = "ver001=a-fingerprint-key-of-the-test";

    private final BlockingQueue<Notification> told = new LinkedBlockingQueue<>();
    private final EmbeddedDynamoDb database = EmbeddedDynamoDb.start(0, Optional.empty(), TABLE);
    private final SimulatorServer ancv;
    private final TraceFront front;
    private final SecretStore secrets = new SecretStore(secret(SEAL_KEYS));
    private final Tokens tokens;

    Surroundings(Path directory) throws IOException {
        this.tokens = Tokens.in(directory);
        this.ancv = SimulatorServer.start(AncvSimulator.inMemory(
                SimulatorSettings.usual(SERVICE_PROVIDER, Map.of("ver001", "a-seal-key-of-the-test"), "ver001"), InstantSource.system(),
                new TransactionIds(), (notifications, _) -> told.addAll(notifications)), 0);
        this.front = new TraceFront(ancv.baseUrl());
    }

    /** What the secret holds with these seal keys. */
    static String secret(String sealKeys) {
        return "{\"ANCV_SEAL_KEYS\": \"" + sealKeys + "\", \"FINGERPRINT_KEYS\": \"" + FINGERPRINT_KEYS + "\"}";
    }

    Tokens tokens() {
        return tokens;
    }

    /** Where the keys are kept. */
    SecretStore secrets() {
        return secrets;
    }

    /** The traces that ANCV was called under. */
    Set<String> tracesAtAncv() {
        return front.traces();
    }

    /** All that the README tells to configure. */
    Map<String, String> configuration() {
        var all = new TreeMap<>(tokens.configuration());
        all.putAll(Map.of("TABLE_NAME", TABLE, "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", database.endpoint().toString(),
                "ANCV_BASE_URL", front.address(), "ANCV_SERVICE_PROVIDER_ID", SERVICE_PROVIDER,
                "ANCV_SEAL_KEY_VERSION", "ver001",
                "NOTIFICATION_BASE_URL", "https://payments.example", "DISABLE_SIGNAL_HANDLERS", "true"));
        all.putAll(secrets.configuration());
        return all;
    }

    /** The customer taps on "confirm"; what ANCV notifies then. */
    Notification confirmed(String transaction) throws IOException, InterruptedException {
        told.clear();
        URI phone = URI.create(ancv.baseUrl().replace("/public/v1", "/phone/" + transaction + "/confirmation"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(phone).POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
        }
        return told.take();
    }

    @Override
    public void close() {
        front.close();
        ancv.close();
        secrets.close();
        database.close();
    }
}
