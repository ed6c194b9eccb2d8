package fr.ancvconnect.packaging.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.dynamodb.LocalTables;
import fr.ancvconnect.local.simulator.notification.Notification;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs the runbook's commands, as they are written, against the packaged function. {@code -Drunbook.aws=installed} uses
 * the installed AWS command line instead of the replacement.
 */
@DisabledIfSystemProperty(
        named = "blackbox.target",
        matches = "jar",
        disabledReason = "The local jar is not a function")
class RunbookIT {

    private static final String UNREADABLE = "An item that cannot be read";
    private static final String MISSING_FROM_INDEX = "A payment that lost its place on the index";
    private static final String ERASURE = "A failed erasure";
    private static final String DEAD_LETTERS = "Sweeps in the dead-letter queue";
    private static final String EVENTS = "Events that were not sent";
    private static final String QUEUE = "ancv-connect-sweep-failures";

    private static TestEnvironment environment;
    private static LambdaFunction function;
    private static DynamoDbClient database;
    private static AwsEndpoints aws;
    private static AwsCommandLine commandLine;
    private static Runbook runbook;

    private final BookingFixture booking =
            new BookingFixture(UUID.randomUUID().toString().substring(0, 8));
    private String payment;
    private String transaction;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        environment = new TestEnvironment(directory);
        function = environment.function(TestTarget.program(), environment.configuration());
        Map<String, String> configuration = environment.configurationWithoutRoles();
        database = LocalTables.client(URI.create(configuration.get("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE")));
        aws = new AwsEndpoints("ancv-connect-sweep", function, configuration);
        Path commands = Files.createDirectory(directory.resolve("commands"));
        commandLine =
                new AwsCommandLine(aws.address(), commands, "installed".equals(System.getProperty("runbook.aws")));
        runbook = new Runbook(
                directory,
                Map.of(
                        "PATH",
                        commands + ":" + System.getenv("PATH"),
                        "TMPDIR",
                        commands.toString(),
                        "AWS_DEFAULT_REGION",
                        "eu-west-3",
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local"));
    }

    @AfterAll
    static void stopAndCheckThatEachBlockWasRun() {
        commandLine.close();
        aws.close();
        database.close();
        function.close();
        environment.close();
        assertThat(runbook.unusedBlocks()).isEmpty();
    }

    @BeforeEach
    void startPayment() throws Exception {
        aws.failInvocations(false);
        for (FunctionRequest call : List.of(booking.establishment(), booking.option(), booking.folder())) {
            assertThat(call(call).status()).isIn(200, 201);
        }
        JsonNode started =
                call(paymentRequest("guest-" + booking.name() + "@exemple.fr")).json();
        payment = started.path("id").asText();
        transaction = started.path("ancvTransactionId").asText();
    }

    @Test
    void the_runbook_starts_a_sweep_and_reports_its_failure() throws Exception {
        assertThat(runbook.script()
                        .then("The sweep by hand", 1)
                        .run()
                        .assertSuccess()
                        .text())
                .contains("204")
                .doesNotContain("FunctionError");
        aws.failInvocations(true);
        Runbook.ScriptResult failed =
                runbook.script().then("The sweep by hand", 1).run();
        assertThat(failed.status()).isNotZero();
        assertThat(failed.text()).contains("FunctionError");
    }

    @Test
    void an_unreadable_item_is_found_repaired_and_settled() throws Exception {
        confirmWithoutNotification();
        items().update(
                        "PAYMENT#" + payment,
                        "SET #s = :s, dueAt = :past",
                        "#s",
                        "status",
                        ":s",
                        "OF_LATER",
                        ":past",
                        "2026-01-01T00:00:00.000000000Z");
        runbook.script().then("The sweep by hand", 1).run().assertSuccess();
        assertThat(runbook.script().then(UNREADABLE, 1).run().assertSuccess().text())
                .contains("The item " + pk() + " PAYMENT#" + payment + " is due and cannot be read");
        assertThat(function.output()).contains("\"UnreadableItems\":1.0");
        assertThat(runbook.script()
                        .then(UNREADABLE, 2, itemPlaceholders())
                        .then(UNREADABLE, 3)
                        .run()
                        .assertSuccess()
                        .text())
                .contains("OF_LATER");
        assertThat(status()).isEqualTo("PAID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"REMOVE dueShard, dueAt", "SET dueShard = :unknown", "SET dueAt = :unknown", "SET dueAt = :never"
            })
    void a_payment_missing_from_the_check_index_is_found_restored_and_settled(String change) throws Exception {
        confirmWithoutNotification();
        assertThat(missingFromIndex()).doesNotContain(payment);
        items().update("PAYMENT#" + payment, change, ":unknown", "DUE#16", ":never", "2099-01-01T00:00:00.000000000Z");
        runbook.script().then("The sweep by hand", 1).run().assertSuccess();
        assertThat(status()).isNotEqualTo("PAID");
        assertThat(missingFromIndex()).contains(pk() + "\tPAYMENT#" + payment + "\tPENDING\t" + transaction + "\tNone");
        runbook.script().then(MISSING_FROM_INDEX, 2, itemPlaceholders()).run().assertSuccess();
        assertThat(status()).isEqualTo("PAID");
        assertThat(missingFromIndex()).doesNotContain(payment);
    }

    @Test
    void a_failed_payment_missing_from_the_index_is_restored_for_its_erasure() throws Exception {
        assertThat(call(paymentRequest("nobody@nowhere.example")).status()).isEqualTo(422);
        payment = call(FunctionRequest.of("GET", booking.folderPath()))
                .json()
                .at("/payments/0/id")
                .asText();
        items().update("PAYMENT#" + payment, "REMOVE dueShard, dueAt, ancvTransactionId, expiresAt, lifeEndsAt");
        assertThat(missingFromIndex()).contains("PAYMENT#" + payment + "\tFAILED\tNone\t20");
        var replacements = new HashMap<>(itemPlaceholders());
        replacements.putAll(
                Map.of("PLACE=${DUE}00 SINCE=$(at now)", "PLACE=${ERASURE}00 SINCE=2026-01-01T00:00:00.000000000Z"));
        runbook.script().then(MISSING_FROM_INDEX, 2, replacements).run().assertSuccess();
        assertThat(items().stored("PAYMENT#" + payment)).doesNotContainKeys("dueShard", "personalBeneficiaryMask");
    }

    @Test
    void a_failed_erasure_is_found_repaired_and_completed() throws Exception {
        confirmAndRefuse();
        items().update(
                        "PAYMENT#" + payment,
                        "SET paymentId = :none, dueAt = :past",
                        ":none",
                        "?",
                        ":past",
                        "2026-01-01T00:00:00.000000000Z");
        runbook.script().then("The sweep by hand", 1).run().assertSuccess();
        assertThat(function.output())
                .contains(
                        "\"ErasureFailures\":1.0",
                        "The item " + pk() + " PAYMENT#" + payment + " is to be erased and cannot be read");
        assertThat(runbook.script().then(ERASURE, 1).run().assertSuccess().text())
                .contains(pk() + "\tPAYMENT#" + payment + "\t2026-01-01");
        runbook.script()
                .then(UNREADABLE, 2, itemPlaceholders())
                .then(UNREADABLE, 3, Map.of("ATTRIBUTE=status", "ATTRIBUTE=paymentId", "PENDING", payment))
                .run()
                .assertSuccess();
        assertThat(items().stored("PAYMENT#" + payment).keySet()).noneMatch(name -> name.startsWith("personal"));
        assertThat(runbook.script().then(ERASURE, 1).run().assertSuccess().text())
                .doesNotContain(payment);
    }

    @Test
    void a_folder_missing_from_the_index_is_found_and_restored() throws Exception {
        assertThat(call(FunctionRequest.of("POST", booking.folderPath() + "/cancellation"))
                        .status())
                .isBetween(200, 202);
        items().update("FOLDER", "REMOVE dueShard, dueAt");
        assertThat(runbook.script().then(ERASURE, 2).run().assertSuccess().text())
                .contains(pk() + "\tFOLDER\t20");
        runbook.script()
                .then(ERASURE, 3, Map.of("FOLDER#stay-2041", pk(), "2026-05-04", "2026-01-04"))
                .run()
                .assertSuccess();
        var folder = items().stored("FOLDER");
        assertThat(folder.get("dueShard").s()).startsWith("SETTLED#");
        assertThat(folder.get("dueAt").s())
                .isGreaterThanOrEqualTo(folder.get("cancelledAt").s());
        assertThat(runbook.script().then(ERASURE, 2).run().assertSuccess().text())
                .doesNotContain(booking.folderId());
    }

    @Test
    void dead_letters_of_the_sweep_are_deleted_only_after_a_successful_replay() throws Exception {
        aws.sendMessage(
                QUEUE,
                "{\"requestContext\":{\"condition\":\"RetriesExhausted\"},\"requestPayload\":{\"source\":\"aws.scheduler\"}}");
        aws.sendMessage(QUEUE, "{\"source\":\"aws.scheduler\"}");
        assertThat(runbook.script().then(DEAD_LETTERS, 1).run().assertSuccess().text())
                .contains("RetriesExhausted");
        aws.failInvocations(true);
        assertThat(runbook.script()
                        .then(DEAD_LETTERS, 1)
                        .then(DEAD_LETTERS, 2)
                        .run()
                        .status())
                .isNotZero();
        assertThat(aws.messages(QUEUE)).hasSize(2);
        aws.failInvocations(false);
        int before = sweepCount();
        runbook.script().then(DEAD_LETTERS, 1).then(DEAD_LETTERS, 2).run().assertSuccess();
        assertThat(aws.messages(QUEUE)).isEmpty();
        assertThat(sweepCount()).isEqualTo(before + 1);
        runbook.script().then(DEAD_LETTERS, 1).then(DEAD_LETTERS, 2).run().assertSuccess();
    }

    @Test
    void unsent_events_are_published_in_the_form_of_the_pipe() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        confirmAndRefuse();
        Instant after = Instant.now().plusMillis(1);
        assertThat(republished(before.minus(Duration.ofDays(1)), before)).isEmpty();
        List<JsonNode> events = republished(before, after);
        assertThat(events)
                .extracting(event -> event.path("DetailType").asText())
                .containsExactlyInAnyOrder("payment.paid", "payment.refused");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("EventBusName").asText()).isEqualTo("ancv-connect");
            assertThat(event.path("Source").asText()).isEqualTo("ancv-connect");
            JsonNode detail = EventSamples.read(event.path("Detail").asText());
            assertThat(detail)
                    .isEqualTo(EventSamples.published(items().stored("PAYMENT#" + payment
                                    + "#HISTORY#%06d"
                                            .formatted(detail.path("version").asInt()))
                            .get("event")
                            .m()));
        });
    }

    @Test
    void the_second_event_of_a_change_is_published_with_its_own_id() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        confirmAndRefuse();
        String first = items().copyAsSecondEvent(payment);
        Instant after = Instant.now().plusMillis(1);
        assertThat(republished(before, after))
                .extracting(event -> EventSamples.read(event.path("Detail").asText())
                        .path("eventId")
                        .asText())
                .contains(first, first + "-1");
    }

    @Test
    void webhook_calls_are_counted_by_status_and_source() throws Exception {
        for (int call = 0; call < 3; call++) {
            var event = EventSamples.of(
                    FunctionRequest.of("POST", "/webhooks/ancv").json("{\"transaction\":{\"id\":\"T1\"}}"));
            event.withObject("/requestContext/http")
                    .put("sourceIp", "203.0.113.9")
                    .put("userAgent", "a stranger");
            assertThat(function.invokeHttp(event).status()).isEqualTo(401);
        }
        assertThat(runbook.script()
                        .then("Who calls the webhook", 1)
                        .run()
                        .assertSuccess()
                        .text())
                .contains("3 401 203.0.113.9 a stranger\n");
    }

    /** A payment request of 120 €, for a guest without any other payment. */
    private FunctionRequest paymentRequest(String beneficiary) {
        return booking.payment(beneficiary)
                .json("{\"amount\":{\"amount\":12000,\"currency\":\"EUR\"},\"beneficiary\":\"" + beneficiary + "\"}");
    }

    private List<JsonNode> republished(Instant from, Instant to) throws Exception {
        int before = aws.events().size();
        runbook.script()
                .then(EVENTS, 1, Map.of("2026-05-04T08:00:00Z", from.toString(), "2026-05-04T09:00:00Z", to.toString()))
                .run()
                .assertSuccess();
        return aws.events().subList(before, aws.events().size()).stream()
                .filter(event -> event.path("Detail").asText().contains(payment))
                .toList();
    }

    private String missingFromIndex() throws Exception {
        return runbook.script()
                .then(MISSING_FROM_INDEX, 1)
                .run()
                .assertSuccess()
                .text();
    }

    private static int sweepCount() throws Exception {
        return (int) function.output()
                .lines()
                .filter(line -> line.contains("Sweep: processed"))
                .count();
    }

    private Map<String, String> itemPlaceholders() {
        return Map.of("FOLDER#stay-2041", pk(), "PAYMENT#2KCOELXUBO6YAJPPCTJXUBUAO7", "PAYMENT#" + payment);
    }

    private FolderItems items() {
        return new FolderItems(database, pk());
    }

    private String pk() {
        return "FOLDER#" + booking.folderId();
    }

    private String status() throws Exception {
        return call(FunctionRequest.of("GET", booking.paymentsPath() + "/" + payment))
                .json()
                .path("status")
                .asText();
    }

    private Notification confirmWithoutNotification() throws Exception {
        return environment.confirm(transaction);
    }

    /** Confirms the payment and refuses it, so that it is closed. */
    private void confirmAndRefuse() throws Exception {
        Notification notification = confirmWithoutNotification();
        assertThat(function.call(BookingFixture.notification(
                                notification.url().getPath(), notification, notification.seal()))
                        .status())
                .isEqualTo(204);
        assertThat(call(FunctionRequest.of("POST", booking.paymentsPath() + "/" + payment + "/refusal")
                                .json("{}"))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REFUSED");
    }

    private static FunctionResponse call(FunctionRequest call) throws Exception {
        return function.call(call.as(environment.tokens().platform()));
    }
}
