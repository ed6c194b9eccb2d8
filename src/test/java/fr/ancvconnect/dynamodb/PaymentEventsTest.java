package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.policy.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.ConfirmationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Cancelling;
import fr.ancvconnect.domain.payment.state.Payment.Declined;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Refusing;
import fr.ancvconnect.domain.payment.state.Reversal;
import fr.ancvconnect.packaging.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items that the store writes, sent through the template's pipe, produce the events of docs/events.md, once for each fact.
 */
class PaymentEventsTest {

    private static final Duration STREAM_KEEPS = Duration.ofHours(24);
    private static final String TABLE = "payment-events";
    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final ConfirmationWindow WINDOW =
            new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));
    private static final PaymentPolicies POLICIES = new PaymentPolicies(
            WINDOW, new CancellationWindow(Duration.ofHours(4)), new CheckSchedule(Duration.ofSeconds(28), WINDOW));
    private static final List<String> PAID_BEFORE = List.of("refused", "forbidden");
    private static final Reason WORDS = Reason.words("Mme Martin a appelé");

    private final EventPipe pipe = new EventPipe(Template.read("infra/events.yaml"));
    private final DynamoDbClient client = LocalTables.client();
    private final StoreFixture stores = StoreFixture.on(LocalTables.existing(TABLE));
    private BookingFolder folder;

    @BeforeEach
    void emptyTable() {
        if (client.listTables().tableNames().contains(TABLE)) {
            client.deleteTable(delete -> delete.tableName(TABLE));
        }
        LocalTables.named(TABLE);
        folder = StoreSamples.folder("stay-2041", 100_000);
        stores.folders().create(folder);
    }

    @Test
    void the_documented_examples_are_what_is_sent() throws IOException {
        pending("paid", this::paid);
        pending(
                "declined",
                asked -> new Declined(
                        asked.payment().request(),
                        asked.payment().transaction(),
                        Ending.of(StoreSamples.NOW, Reason.CUSTOMER_DECLINED)));
        pending("expired", DecisionSamples::expired);
        pending(
                "failed",
                asked -> new Failed(
                        asked.payment().request(),
                        asked.payment().transaction(),
                        Ending.of(StoreSamples.NOW, Reason.ANCV_UNAVAILABLE)));
        refused();
        cancelled();
        forbidden();
        VersionedPayment tired = stores.pending(folder, "tired", 12_000);
        stores.payments().reschedule(tired, withAttention(tired)).orElseThrow();
        List<JsonNode> documented = EXAMPLE.matcher(Files.readString(Path.of("docs/events.md")))
                .results()
                .map(example -> EventPipe.json(example.group(1)))
                .toList();
        assertThat(sent()).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void what_changes_no_status_is_no_event() {
        VersionedPayment paid = pending("kept", this::paid);
        var kept = new Paid(
                paid.payment().request(),
                StoreSamples.authorization(paid.payment().request()),
                confirmation(),
                Optional.of(new Refund.NotRefunded(Reason.CANCELLATION_WINDOW_PASSED)),
                Optional.empty());
        stores.became(paid, kept);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void a_start_that_is_answered_with_a_problem_is_no_event() {
        VersionedPayment started = stores.started(StoreSamples.requested(folder, "failed", 12_000), folder);
        var failed = (Decision.Changed) new PaymentDecider(POLICIES)
                .decide(
                        started.payment(),
                        started.nextCheck(),
                        new Event.CreationFailed(Reason.code("unknown-beneficiary")),
                        StoreSamples.NOW);
        stores.applied(started, failed);
        assertThat(sent()).isEmpty();
    }

    @Test
    void a_payment_that_is_paid_for_the_first_time_although_its_re_credit_is_forbidden_is_two_events_with_two_ids() {
        VersionedPayment asked = stores.pending(folder, "late", 12_000);
        VersionedPayment refusing = stores.became(
                asked,
                new Refusing(
                        asked.payment().request(),
                        StoreSamples.authorization(asked.payment().request()),
                        Optional.empty(),
                        Actor.ESTABLISHMENT,
                        Optional.empty()));
        stores.became(
                refusing,
                new Paid(
                        asked.payment().request(),
                        StoreSamples.authorization(asked.payment().request()),
                        confirmation(),
                        Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)),
                        Optional.empty()));
        assertThat(sent())
                .extracting(event -> event.path("detail-type").asText())
                .containsExactlyInAnyOrder("payment.paid", "payment.re-credit-forbidden");
        assertThat(sent())
                .extracting(event -> event.at("/detail/eventId").asText())
                .doesNotHaveDuplicates();
        assertThat(stores.folders().findWhole(folder.id()).orElseThrow().payments())
                .hasSize(1);
    }

    @Test
    void an_attention_that_begins_with_a_change_is_an_event_beside_that_of_the_change() {
        VersionedPayment paid = pending("paid", this::paid);
        Decision.Changed reversed = (Decision.Changed) new PaymentDecider(POLICIES)
                .decide(
                        paid.payment(),
                        paid.nextCheck(),
                        new Event.TransactionRead(
                                new AncvTransaction(
                                        StoreSamples.authorization(
                                                        paid.payment().request())
                                                .transaction(),
                                        AncvState.REJECTED,
                                        Optional.of(
                                                paid.payment().request().id().value()),
                                        Optional.of(StoreSamples.SHOP.value()),
                                        Optional.of("978"),
                                        List.of(),
                                        Optional.empty()),
                                false),
                        StoreSamples.NOW);
        stores.applied(paid, reversed);
        assertThat(sent())
                .extracting(event -> event.path("detail-type").asText())
                .containsExactlyInAnyOrder("payment.paid", "payment.cancelled", "payment.needs-attention");
        assertThat(sent())
                .extracting(event -> event.at("/detail/eventId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void an_attention_is_told_when_it_begins_and_again_only_after_it_was_over() {
        VersionedPayment first = stores.pending(folder, "tired", 12_000);
        VersionedPayment tired =
                stores.payments().reschedule(first, withAttention(first)).orElseThrow();
        VersionedPayment still =
                stores.payments().reschedule(tired, tired.nextCheck()).orElseThrow();
        assertThat(sent()).hasSize(1);
        VersionedPayment over = stores.payments()
                .reschedule(still, still.nextCheck().unblocked())
                .orElseThrow();
        stores.payments().reschedule(over, withAttention(over)).orElseThrow();
        assertThat(sent()).hasSize(2);
        assertThat(stores.folders().findWhole(folder.id()).orElseThrow().payments())
                .hasSize(1);
        assertThat(stores.payments().reschedule(first, withAttention(first))).isEmpty();
        assertThat(sent()).hasSize(2);
    }

    @Test
    void an_erasure_is_no_event() {
        pending("paid", this::paid);
        assertThat(items())
                .filteredOn(
                        item -> pipe.through(EventPipe.streamed("INSERT", item)).isPresent())
                .isNotEmpty()
                .noneMatch(
                        item -> pipe.through(EventPipe.streamed("MODIFY", item)).isPresent());
    }

    @Test
    void what_the_bus_does_not_take_is_sent_again_until_the_stream_is_about_to_lose_it() {
        Map<String, Object> stream = Template.read("infra/events.yaml")
                .at("Resources", "Pipe", "Properties", "SourceParameters", "DynamoDBStreamParameters");
        assertThat(stream).doesNotContainKey("MaximumRetryAttempts").containsKey("DeadLetterConfig");
        assertThat(Duration.ofSeconds((int) stream.get("MaximumRecordAgeInSeconds")))
                .isEqualTo(STREAM_KEEPS.minusHours(4));
    }

    private void refused() {
        VersionedPayment paid = pending("refused", this::paid);
        VersionedPayment refusing = stores.became(
                paid,
                new Refusing(
                        paid.payment().request(),
                        StoreSamples.authorization(paid.payment().request()),
                        Optional.of(confirmation()),
                        Actor.ESTABLISHMENT,
                        Optional.of(WORDS)));
        told(
                refusing,
                new Refused(
                        paid.payment().request(),
                        paid.payment().transaction(),
                        new Ending(StoreSamples.NOW, Optional.of(WORDS), Optional.of(Reversal.done(confirmation())))),
                Optional.of(WORDS));
    }

    private void forbidden() {
        VersionedPayment paid = pending("forbidden", this::paid);
        VersionedPayment refusing = stores.became(
                paid,
                new Refusing(
                        paid.payment().request(),
                        StoreSamples.authorization(paid.payment().request()),
                        Optional.of(confirmation()),
                        Actor.ESTABLISHMENT,
                        Optional.empty()));
        var kept = new Paid(
                paid.payment().request(),
                StoreSamples.authorization(paid.payment().request()),
                confirmation(),
                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)),
                Optional.empty());
        stores.applied(
                refusing,
                DecisionSamples.told(
                        refusing,
                        kept,
                        new HistoryEntry(StoreSamples.NOW, kept.status(), Actor.ANCV, Optional.of(Reason.ANCV_FORBIDS)),
                        NextCheck.settled(StoreSamples.NOW)));
    }

    private void cancelled() {
        VersionedPayment asked = stores.pending(folder, "cancelled", 12_000);
        VersionedPayment cancelling = stores.became(
                asked,
                new Cancelling(
                        asked.payment().request(),
                        StoreSamples.authorization(asked.payment().request()),
                        Optional.empty(),
                        Actor.PLATFORM,
                        Optional.empty()));
        told(
                cancelling,
                new Cancelled(
                        asked.payment().request(),
                        asked.payment().transaction(),
                        new Ending(StoreSamples.NOW, Optional.empty(), Optional.empty())),
                Optional.empty());
    }

    private void told(VersionedPayment read, Payment next, Optional<Reason> reason) {
        stores.applied(
                read,
                DecisionSamples.told(
                        read,
                        next,
                        new HistoryEntry(StoreSamples.NOW, next.status(), Actor.SYSTEM, reason),
                        NextCheck.settled(StoreSamples.NOW)));
    }

    private VersionedPayment pending(String key, Function<VersionedPayment, Payment> next) {
        VersionedPayment asked = stores.pending(folder, key, 12_000);
        Payment becomes = next.apply(asked);
        Optional<Reason> reason =
                becomes instanceof Ended ended ? ended.ending().reason() : Optional.empty();
        return stores.applied(
                asked,
                DecisionSamples.told(
                        asked,
                        becomes,
                        new HistoryEntry(StoreSamples.NOW, becomes.status(), by(becomes), reason),
                        NextCheck.at(StoreSamples.NOW)));
    }

    private static Actor by(Payment payment) {
        return payment instanceof Paid || payment instanceof Declined ? Actor.CUSTOMER : Actor.SYSTEM;
    }

    private Paid paid(VersionedPayment asked) {
        return DecisionSamples.paid(asked, 12_000);
    }

    private static Confirmation confirmation() {
        return StoreSamples.confirmation(12_000);
    }

    private static NextCheck withAttention(VersionedPayment payment) {
        return new NextCheck(
                payment.nextCheck().dueAt(),
                8,
                Optional.of(Attention.since(StoreSamples.NOW, Attention.Cause.TOO_MANY_TRIES)),
                Optional.empty());
    }

    /**
     * The events of all items, except the {@code payment.paid} events of the payments that had to be PAID before their refusal.
     */
    private List<JsonNode> sent() {
        return items().stream()
                .<JsonNode>flatMap(item -> pipe.through(EventPipe.streamed("INSERT", item)).stream())
                .filter(event -> !(event.path("detail-type").asText().equals("payment.paid")
                        && PAID_BEFORE.stream()
                                .map(key -> StoreSamples.requested(folder, key, 1)
                                        .payment()
                                        .request()
                                        .id()
                                        .value())
                                .anyMatch(event.at("/detail/paymentId").asText()::equals)))
                .toList();
    }

    private List<Map<String, AttributeValue>> items() {
        return client.scan(scan -> scan.tableName(TABLE)).items();
    }
}
