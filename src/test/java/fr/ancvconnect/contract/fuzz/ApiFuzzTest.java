package fr.ancvconnect.contract.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import fr.ancvconnect.contract.fuzz.FuzzClient.FuzzResponse;
import fr.ancvconnect.contract.fuzz.Tokens.Access;
import fr.ancvconnect.lambda.ApiClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sends valid and invalid requests that are generated from docs/openapi.yaml to every operation. {@code -Dfuzz.requests=100000}
 * sends more, and {@code -Dfuzz.seed=…} repeats a run.
 */
@QuarkusTest
class ApiFuzzTest {

    /** A folder holds at most 25 live payments, and a guest starts at most 10 an hour. */
    private static final int REQUESTS_PER_ROUND = 400;

    private static final int MAX_FAILURES = 10;

    private final ApiDocument document = new ApiDocument();
    private final List<Operation> operations = document.operations();
    private final FuzzSettings settings = FuzzSettings.fromSystemProperties();
    private final FuzzRandom random = new FuzzRandom(settings.seed());
    private final FuzzCoverage coverage = new FuzzCoverage();
    /** The first failure of each kind. */
    private final Map<String, String> failures = new LinkedHashMap<>();

    @Inject
    DynamoDbClient database;

    @Inject
    FolderStore store;

    @ConfigProperty(name = "table.name")
    String table;

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    @BeforeEach
    void no_notifications_of_the_simulator() {
        ApiClient.disableNotifications();
    }

    @AfterEach
    void clear_faults() {
        ApiClient.clearFaults();
    }

    @Test
    void every_response_to_any_request_is_documented_and_a_refused_request_changes_nothing() {
        System.out.println("ApiFuzzTest " + settings);
        try (HttpClient http = HttpClient.newHttpClient()) {
            var client = new FuzzClient(http, operations);
            String platform = ApiClient.token(Map.of("role", "platform"));
            for (int sent = 0;
                    sent < settings.requests() && failures.size() < MAX_FAILURES;
                    sent += REQUESTS_PER_ROUND) {
                ApiClient.disableNotifications();
                FuzzData data = new FuzzSetup(database, table, platform).create("fuzz-" + settings.seed() + "-" + sent);
                sendRound(client, data, sent, Math.min(settings.requests(), sent + REQUESTS_PER_ROUND));
            }
        }
        System.out.println(coverage);
        assertThat(failures.values()).as(settings.toString()).isEmpty();
        if (settings.isComplete()) {
            assertThat(coverage.missing(operations))
                    .as("%s%n%s", settings, coverage)
                    .isEmpty();
        }
    }

    private void sendRound(FuzzClient client, FuzzData data, int first, int end) {
        var generator = new RequestGenerator(document, random, issuer, data);
        var rules = new ResponseRules(document, client);
        var folders = new FolderRules(store);
        List.of(data.folder(), data.cancelledFolder(), data.foreignFolder()).forEach(folders::watch);
        for (int number = first; number < end && failures.size() < MAX_FAILURES; number++) {
            FuzzRequest request = generator.next(operations.get(number % operations.size()));
            FuzzResponse response = client.send(request);
            coverage.count(request, response.status());
            var broken = new ArrayList<>(rules.broken(request, response));
            broken.addAll(folders.broken(request, response, data.folder()));
            if (request.token().access() == Access.FOREIGN) {
                broken.addAll(TenantRules.broken(client, request, response));
            }
            if (!broken.isEmpty()) {
                failures.putIfAbsent(
                        request.operation().id() + " " + response.status(),
                        settings + ", request " + number + ": " + broken + "\n  " + request + "\n  " + response);
            }
        }
    }
}
