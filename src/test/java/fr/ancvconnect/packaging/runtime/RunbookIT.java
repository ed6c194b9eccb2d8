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
@DisabledIfSystemProperty(named = "blackbox.target", matches = "jar", disabledReason = "It is no function")
class RunbookIT {

    private static final String UNREADABLE = "An item that cannot be read";
    private static final String LOST = "A payment that lost its place on the index";
    private static final String ERASURE = "A failed erasure";
    private static final String DEAD_LETTERS = "Sweeps in the dead-letter queue";
    private static final String EVENTS = "Events that were not sent";
    private static final String QUEUE = "ancv-connect-sweep-failures";

    private static TestEnvironment surroundings;
    private static LambdaFunction function;
    private static DynamoDbClient database;
    private static AwsEndpoints aws;
    private static AwsCommandLine commandLine;
    private static Runbook runbook;

    private final BookingFixture stay =
            new BookingFixture(UUID.randomUUID().toString().substring(0, 8));
    private String payment;
    private String transaction;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        surroundings = new TestEnvironment(directory);
        function = surroundings.function(TestTarget.program(), surroundings.configuration());
        Map<String, String> configuration = surroundings.configurationWithoutRoles();
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
    static void each_block_of_the_runbook_was_run() {
        commandLine.close();
        aws.close();
        database.close();
        function.close();
        surroundings.close();
        assertThat(runbook.left()).isEmpty();
    }

    @BeforeEach
    void a_guest_is_asked() throws Exception {
        aws.fails(false);
        for (FunctionRequest call : List.of(stay.hotel(), stay.option(), stay.folder())) {
            assertThat(call(call).status()).isIn(200, 201);
        }
        JsonNode asked = call(paymentOf("guest-" + stay.name() + "@exemple.fr")).json();
        payment = asked.path("id").asText();
        transaction = asked.path("ancvTransactionId").asText();
    }

    @Test
    void the_sweep_runs_by_hand_and_says_when_it_fails() throws Exception {
        assertThat(runbook.script().then("The sweep by hand", 1).run().ok().text())
                .contains("204")
                .doesNotContain("FunctionError");
        aws.fails(true);
        Runbook.Told failed = runbook.script().then("The sweep by hand", 1).run();
        assertThat(failed.status()).isNotZero();
        assertThat(failed.text()).contains("FunctionError");
    }

    @Test
    void an_item_that_cannot_be_read_is_found_mended_and_settled() throws Exception {
        confirmedUnnoticed();
        items().update(
                        "PAYMENT#" + payment,
                        "SET #s = :s, dueAt = :past",
                        "#s",
                        "status",
                        ":s",
                        "OF_LATER",
                        ":past",
                        "2026-01-01T00:00:00.000000000Z");
        runbook.script().then("The sweep by hand", 1).run().ok();
        assertThat(runbook.script().then(UNREADABLE, 1).run().ok().text())
                .contains("The item " + pk() + " PAYMENT#" + payment + " is due and cannot be read");
        assertThat(function.said()).contains("\"UnreadableItems\":1.0");
        assertThat(runbook.script()
                        .then(UNREADABLE, 2, item())
                        .then(UNREADABLE, 3)
                        .run()
                        .ok()
                        .text())
                .contains("OF_LATER");
        assertThat(status()).isEqualTo("PAID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"REMOVE dueShard, dueAt", "SET dueShard = :unknown", "SET dueAt = :unknown", "SET dueAt = :never"
            })
    void a_payment_that_lost_its_place_is_found_put_back_and_settled(String loss) throws Exception {
        confirmedUnnoticed();
        assertThat(lost()).doesNotContain(payment);
        items().update("PAYMENT#" + payment, loss, ":unknown", "DUE#16", ":never", "2099-01-01T00:00:00.000000000Z");
        runbook.script().then("The sweep by hand", 1).run().ok();
        assertThat(status()).isNotEqualTo("PAID");
        assertThat(lost()).contains(pk() + "\tPAYMENT#" + payment + "\tPENDING\t" + transaction + "\tNone");
        runbook.script().then(LOST, 2, item()).run().ok();
        assertThat(status()).isEqualTo("PAID");
        assertThat(lost()).doesNotContain(payment);
    }

    @Test
    void one_that_ended_and_asked_nobody_is_put_back_for_its_erasure() throws Exception {
        assertThat(call(paymentOf("nobody@nowhere.example")).status()).isEqualTo(422);
        payment = call(FunctionRequest.of("GET", stay.folderPath()))
                .json()
                .at("/payments/0/id")
                .asText();
        items().update("PAYMENT#" + payment, "REMOVE dueShard, dueAt, ancvTransactionId, expiresAt, lifeEndsAt");
        assertThat(lost()).contains("PAYMENT#" + payment + "\tFAILED\tNone\t20");
        var place = new HashMap<>(item());
        place.putAll(
                Map.of("PLACE=${DUE}00 SINCE=$(at now)", "PLACE=${ERASURE}00 SINCE=2026-01-01T00:00:00.000000000Z"));
        runbook.script().then(LOST, 2, place).run().ok();
        assertThat(items().stored("PAYMENT#" + payment)).doesNotContainKeys("dueShard", "personalBeneficiaryMask");
    }

    @Test
    void a_failed_erasure_is_found_mended_and_done() throws Exception {
        refused();
        items().update(
                        "PAYMENT#" + payment,
                        "SET paymentId = :none, dueAt = :past",
                        ":none",
                        "?",
                        ":past",
                        "2026-01-01T00:00:00.000000000Z");
        runbook.script().then("The sweep by hand", 1).run().ok();
        assertThat(function.said())
                .contains(
                        "\"ErasureFailures\":1.0",
                        "The item " + pk() + " PAYMENT#" + payment + " is to be erased and cannot be read");
        assertThat(runbook.script().then(ERASURE, 1).run().ok().text())
                .contains(pk() + "\tPAYMENT#" + payment + "\t2026-01-01");
        runbook.script()
                .then(UNREADABLE, 2, item())
                .then(UNREADABLE, 3, Map.of("ATTRIBUTE=status", "ATTRIBUTE=paymentId", "PENDING", payment))
                .run()
                .ok();
        assertThat(items().stored("PAYMENT#" + payment).keySet()).noneMatch(name -> name.startsWith("personal"));
        assertThat(runbook.script().then(ERASURE, 1).run().ok().text()).doesNotContain(payment);
    }

    @Test
    void a_folder_that_lost_its_place_is_found_and_put_where_it_belongs() throws Exception {
        assertThat(call(FunctionRequest.of("POST", stay.folderPath() + "/cancellation"))
                        .status())
                .isBetween(200, 202);
        items().update("FOLDER", "REMOVE dueShard, dueAt");
        assertThat(runbook.script().then(ERASURE, 2).run().ok().text()).contains(pk() + "\tFOLDER\t20");
        runbook.script()
                .then(ERASURE, 3, Map.of("FOLDER#stay-2041", pk(), "2026-05-04", "2026-01-04"))
                .run()
                .ok();
        var queued = items().stored("FOLDER");
        assertThat(queued.get("dueShard").s()).startsWith("SETTLED#");
        assertThat(queued.get("dueAt").s())
                .isGreaterThanOrEqualTo(queued.get("cancelledAt").s());
        assertThat(runbook.script().then(ERASURE, 2).run().ok().text()).doesNotContain(stay.folderId());
    }

    @Test
    void dead_letters_of_the_sweep_are_read_replayed_and_deleted_once_a_sweep_succeeds() throws Exception {
        aws.queue(
                QUEUE,
                "{\"requestContext\":{\"condition\":\"RetriesExhausted\"},\"requestPayload\":{\"source\":\"aws.scheduler\"}}");
        aws.queue(QUEUE, "{\"source\":\"aws.scheduler\"}");
        assertThat(runbook.script().then(DEAD_LETTERS, 1).run().ok().text()).contains("RetriesExhausted");
        aws.fails(true);
        assertThat(runbook.script()
                        .then(DEAD_LETTERS, 1)
                        .then(DEAD_LETTERS, 2)
                        .run()
                        .status())
                .isNotZero();
        assertThat(aws.queued(QUEUE)).hasSize(2);
        aws.fails(false);
        int before = sweeps();
        runbook.script().then(DEAD_LETTERS, 1).then(DEAD_LETTERS, 2).run().ok();
        assertThat(aws.queued(QUEUE)).isEmpty();
        assertThat(sweeps()).isEqualTo(before + 1);
        runbook.script().then(DEAD_LETTERS, 1).then(DEAD_LETTERS, 2).run().ok();
    }

    @Test
    void events_that_were_not_sent_are_put_as_the_pipe_would_have_put_them() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        refused();
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
    void who_calls_the_webhook_is_counted_by_answer_and_source() throws Exception {
        for (int call = 0; call < 3; call++) {
            var event = EventSamples.of(
                    FunctionRequest.of("POST", "/webhooks/ancv").json("{\"transaction\":{\"id\":\"T1\"}}"));
            event.withObject("/requestContext/http")
                    .put("sourceIp", "203.0.113.9")
                    .put("userAgent", "a stranger");
            assertThat(function.answer(event).status()).isEqualTo(401);
        }
        assertThat(runbook.script().then("Who calls the webhook", 1).run().ok().text())
                .contains("3 401 203.0.113.9 a stranger\n");
    }

    /** A payment request of 120 €, for a guest without any other payment. */
    private FunctionRequest paymentOf(String beneficiary) {
        return stay.payment(beneficiary)
                .json("{\"amount\":{\"amount\":12000,\"currency\":\"EUR\"},\"beneficiary\":\"" + beneficiary + "\"}");
    }

    private List<JsonNode> republished(Instant from, Instant to) throws Exception {
        int before = aws.events().size();
        runbook.script()
                .then(EVENTS, 1, Map.of("2026-05-04T08:00:00Z", from.toString(), "2026-05-04T09:00:00Z", to.toString()))
                .run()
                .ok();
        return aws.events().subList(before, aws.events().size()).stream()
                .filter(event -> event.path("Detail").asText().contains(payment))
                .toList();
    }

    private String lost() throws Exception {
        return runbook.script().then(LOST, 1).run().ok().text();
    }

    private static int sweeps() throws Exception {
        return (int) function.said()
                .lines()
                .filter(line -> line.contains("Sweep: looked at"))
                .count();
    }

    private Map<String, String> item() {
        return Map.of("FOLDER#stay-2041", pk(), "PAYMENT#2KCOELXUBO6YAJPPCTJXUBUAO7", "PAYMENT#" + payment);
    }

    private FolderItems items() {
        return new FolderItems(database, pk());
    }

    private String pk() {
        return "FOLDER#" + stay.folderId();
    }

    private String status() throws Exception {
        return call(FunctionRequest.of("GET", stay.paymentsPath() + "/" + payment))
                .json()
                .path("status")
                .asText();
    }

    private Notification confirmedUnnoticed() throws Exception {
        return surroundings.confirmed(transaction);
    }

    /** Confirms the payment and refuses it, so that it is closed. */
    private void refused() throws Exception {
        Notification told = confirmedUnnoticed();
        assertThat(function.call(BookingFixture.notification(told.url().getPath(), told, told.seal()))
                        .status())
                .isEqualTo(204);
        assertThat(call(FunctionRequest.of("POST", stay.paymentsPath() + "/" + payment + "/refusal")
                                .json("{}"))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("REFUSED");
    }

    private static FunctionResponse call(FunctionRequest call) throws Exception {
        return function.call(call.as(surroundings.tokens().platform()));
    }
}
