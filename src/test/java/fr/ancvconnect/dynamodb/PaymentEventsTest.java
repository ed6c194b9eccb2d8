package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.contract.EventContract;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.LinkEvent;
import fr.ancvconnect.domain.link.LinkSamples;
import fr.ancvconnect.domain.link.LinkTerms;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.decision.PaymentEventType;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
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
import fr.ancvconnect.dynamodb.item.PaymentLinkItem;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items that the store writes, sent through the template's pipe, produce the events of docs/events.md, once for each fact.
 */
class PaymentEventsTest {

    private static final Duration STREAM_RETENTION = Duration.ofHours(24);
    private static final String TABLE = "payment-events";
    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final ConfirmationWindow WINDOW =
            new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));
    private static final PaymentPolicies POLICIES = new PaymentPolicies(
            WINDOW, new CancellationWindow(Duration.ofHours(4)), new CheckSchedule(Duration.ofSeconds(28), WINDOW));
    private static final List<String> PAID_BEFORE_REFUSAL = List.of("refused", "forbidden");
    private static final Reason FREE_TEXT = Reason.freeText("Mme Martin a appelé");

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
    void the_documented_examples_match_the_published_events() throws IOException {
        pending("paid", this::paid, Optional.of(fullPayment()));
        pending(
                "declined",
                pending -> new Declined(
                        pending.payment().request(),
                        pending.payment().transaction(),
                        Ending.of(StoreSamples.NOW, Reason.CUSTOMER_DECLINED)));
        pending("expired", DecisionSamples::expired);
        pending(
                "failed",
                pending -> new Failed(
                        pending.payment().request(),
                        pending.payment().transaction(),
                        Ending.of(StoreSamples.NOW, Reason.ANCV_UNAVAILABLE)));
        refused();
        cancelled();
        forbidden();
        VersionedPayment needingAttention = stores.startPendingPayment(folder, "tired", 12_000);
        var _ = stores.payments()
                .reschedule(needingAttention, withAttention(needingAttention))
                .orElseThrow();
        List<JsonNode> documented = EXAMPLE.matcher(Files.readString(Path.of("docs/events.md")))
                .results()
                .map(example -> EventPipe.json(example.group(1)))
                .toList();
        assertThat(publishedEvents()).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void a_link_becomes_paid_with_the_payment_and_publishes_this_once() {
        PaymentLink link = LinkSamples.link(
                folder.id(), folder.establishment(), "link", Optional.of(Money.ofCents(24_000)), StoreSamples.NOW);
        stores.links().create(link, stores.links().all(folder.id()));
        VersionedPayment first = StoreSamples.requestedThrough(link, "first", 12_000);
        pay(first, link, 12_000);
        assertThat(linkEvents()).isEmpty();
        pay(StoreSamples.requestedThrough(link, "second", 12_000), stored(link), 12_000);
        assertThat(linkEvents()).singleElement().satisfies(event -> {
            assertThat(event.at("/detail/linkId").asText()).isEqualTo(link.id().value());
            assertThat(event.at("/detail/eventId").asText()).isEqualTo(link.id() + "-PAID");
            assertThat(event.at("/detail/requestedCents").asText()).isEqualTo("24000");
            assertThat(event.at("/detail/paidCents").asText()).isEqualTo("24000");
        });
        assertThat(publishedEvents())
                .filteredOn(event -> event.path("detail-type").asText().equals("payment.paid"))
                .hasSize(2)
                .allMatch(event ->
                        event.at("/detail/linkId").asText().equals(link.id().value()));
        assertThat(stores.links().all(folder.id()).links()).containsExactly(stored(link));
    }

    private List<JsonNode> linkEvents() {
        return publishedEvents().stream()
                .filter(event -> event.path("detail-type").asText().equals("payment-link.paid"))
                .toList();
    }

    /** Starts this payment through the link and confirms it. */
    private void pay(VersionedPayment payment, PaymentLink link, long cents) {
        var request = payment.payment().request();
        stores.payments()
                .start(
                        payment,
                        StoreSamples.entry(payment.payment()),
                        stores.folders().find(folder.id()).orElseThrow(),
                        Optional.of(LinkSamples.changed(
                                link, new LinkEvent.StartRequested(request.id()), StoreSamples.NOW)));
        VersionedPayment paid = stores.payments()
                .apply(
                        payment,
                        DecisionSamples.withEntry(
                                payment,
                                DecisionSamples.paid(payment, cents),
                                new HistoryEntry(
                                        StoreSamples.NOW, PaymentStatus.PAID, Actor.CUSTOMER, Optional.empty()),
                                NextCheck.settled(StoreSamples.NOW)),
                        Optional.of(LinkSamples.changed(link, new LinkEvent.PaidChanged(cents), StoreSamples.NOW)))
                .orElseThrow();
        assertThat(paid.version()).isEqualTo(2);
    }

    private PaymentLink stored(PaymentLink link) {
        return stores.payments().findLink(folder.id(), link.id()).orElseThrow();
    }

    /** The change by which the link of the documented example becomes PAID. */
    private LinkDecision.Changed fullPayment() {
        PaymentLink link = PaymentLink.created(
                new PaymentLinkId("KDADKEHKACMHVWPHLOXSBZAFLP"),
                folder.id(),
                folder.establishment(),
                new LinkTerms(
                        Optional.of(Money.ofCents(12_000)),
                        StoreSamples.NOW.plusSeconds(60),
                        Optional.empty(),
                        Optional.empty()),
                Actor.ESTABLISHMENT,
                StoreSamples.NOW,
                "ver001");
        stores.links().create(link, stores.links().all(folder.id()));
        return LinkSamples.changed(link, new LinkEvent.PaidChanged(12_000), StoreSamples.NOW);
    }

    @Test
    void a_change_without_a_new_status_publishes_no_event() {
        VersionedPayment paid = pending("notRefunded", this::paid);
        var notRefunded = new Paid(
                paid.payment().request(),
                StoreSamples.authorization(paid.payment().request()),
                confirmation(),
                Optional.of(new Refund.NotRefunded(Reason.CANCELLATION_WINDOW_PASSED)),
                Optional.empty());
        stores.transition(paid, notRefunded);
        assertThat(publishedEvents()).hasSize(1);
    }

    @Test
    void a_start_that_fails_with_a_problem_publishes_no_event() {
        VersionedPayment started = stores.startPayment(StoreSamples.requested(folder, "failed", 12_000), folder);
        var failed = (Decision.Changed) new PaymentDecider(POLICIES)
                .decide(
                        started.payment(),
                        started.nextCheck(),
                        new Event.CreationFailed(Reason.code("unknown-beneficiary")),
                        StoreSamples.NOW);
        stores.apply(started, failed);
        assertThat(publishedEvents()).isEmpty();
    }

    @Test
    void a_first_paid_status_with_a_forbidden_re_credit_publishes_two_events_with_distinct_ids() {
        VersionedPayment pending = stores.startPendingPayment(folder, "late", 12_000);
        VersionedPayment refusing = stores.transition(
                pending,
                new Refusing(
                        pending.payment().request(),
                        StoreSamples.authorization(pending.payment().request()),
                        Optional.empty(),
                        Actor.ESTABLISHMENT,
                        Optional.empty()));
        var paid = new Paid(
                pending.payment().request(),
                StoreSamples.authorization(pending.payment().request()),
                confirmation(),
                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)),
                Optional.empty());
        var entry =
                new HistoryEntry(StoreSamples.NOW, PaymentStatus.PAID, Actor.ANCV, Optional.of(Reason.ANCV_FORBIDS));
        stores.apply(refusing, DecisionSamples.withEntry(refusing, paid, entry, refusing.nextCheck()));
        assertThat(publishedEvents())
                .extracting(event -> event.path("detail-type").asText())
                .containsExactlyInAnyOrder("payment.paid", "payment.re-credit-forbidden");
        assertThat(publishedEvents())
                .extracting(event -> event.at("/detail/eventId").asText())
                .doesNotHaveDuplicates();
        assertThat(stores.folders().findWithPayments(folder.id()).orElseThrow().payments())
                .hasSize(1);
    }

    @Test
    void a_change_that_raises_attention_publishes_an_additional_event() {
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
        stores.apply(paid, reversed);
        assertThat(publishedEvents())
                .extracting(event -> event.path("detail-type").asText())
                .containsExactlyInAnyOrder("payment.paid", "payment.cancelled", "payment.needs-attention");
        assertThat(publishedEvents())
                .extracting(event -> event.at("/detail/eventId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void attention_publishes_an_event_when_it_begins_and_again_only_after_it_ended() {
        VersionedPayment first = stores.startPendingPayment(folder, "tired", 12_000);
        VersionedPayment needingAttention =
                stores.payments().reschedule(first, withAttention(first)).orElseThrow();
        VersionedPayment unchanged = stores.payments()
                .reschedule(needingAttention, needingAttention.nextCheck())
                .orElseThrow();
        assertThat(publishedEvents()).hasSize(1);
        VersionedPayment unblocked = stores.payments()
                .reschedule(unchanged, unchanged.nextCheck().unblocked())
                .orElseThrow();
        var _ = stores.payments()
                .reschedule(unblocked, withAttention(unblocked))
                .orElseThrow();
        assertThat(publishedEvents()).hasSize(2);
        assertThat(stores.folders().findWithPayments(folder.id()).orElseThrow().payments())
                .hasSize(1);
        assertThat(stores.payments().reschedule(first, withAttention(first))).isEmpty();
        assertThat(publishedEvents()).hasSize(2);
    }

    @Test
    void every_type_of_event_is_documented() {
        assertThat(EventContract.types())
                .isEqualTo(Stream.concat(
                                Stream.of(PaymentEventType.values()).map(PaymentEventType::type),
                                Stream.of(PaymentLinkItem.PAID_EVENT))
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_field_that_is_not_documented_is_a_difference() {
        pending("paid", this::paid);
        JsonNode event = publishedEvents().getFirst();
        ObjectNode more = ((ObjectNode) event.path("detail").deepCopy()).put("more", "x");
        ObjectNode wrong = ((ObjectNode) event.path("detail").deepCopy()).put("status", "DECLINED");
        assertThat(EventContract.differences("payment.paid", more)).isNotEmpty();
        assertThat(EventContract.differences("payment.paid", wrong)).isNotEmpty();
    }

    @Test
    void an_erasure_publishes_no_event() {
        pending("paid", this::paid);
        assertThat(items())
                .filteredOn(item ->
                        pipe.transform(EventPipe.streamRecord("INSERT", item)).isPresent())
                .isNotEmpty()
                .noneMatch(item ->
                        pipe.transform(EventPipe.streamRecord("MODIFY", item)).isPresent());
    }

    @Test
    void records_the_bus_rejects_are_retried_until_shortly_before_the_stream_retention_ends() {
        Map<String, Object> stream = Template.read("infra/events.yaml")
                .at("Resources", "Pipe", "Properties", "SourceParameters", "DynamoDBStreamParameters");
        assertThat(stream).doesNotContainKey("MaximumRetryAttempts").containsKey("DeadLetterConfig");
        assertThat(Duration.ofSeconds((int) stream.get("MaximumRecordAgeInSeconds")))
                .isEqualTo(STREAM_RETENTION.minusHours(4));
    }

    private void refused() {
        VersionedPayment paid = pending("refused", this::paid);
        VersionedPayment refusing = stores.transition(
                paid,
                new Refusing(
                        paid.payment().request(),
                        StoreSamples.authorization(paid.payment().request()),
                        Optional.of(confirmation()),
                        Actor.ESTABLISHMENT,
                        Optional.of(FREE_TEXT)));
        applied(
                refusing,
                new Refused(
                        paid.payment().request(),
                        paid.payment().transaction(),
                        new Ending(
                                StoreSamples.NOW, Optional.of(FREE_TEXT), Optional.of(Reversal.done(confirmation())))),
                Optional.of(FREE_TEXT));
    }

    private void forbidden() {
        VersionedPayment paid = pending("forbidden", this::paid);
        VersionedPayment refusing = stores.transition(
                paid,
                new Refusing(
                        paid.payment().request(),
                        StoreSamples.authorization(paid.payment().request()),
                        Optional.of(confirmation()),
                        Actor.ESTABLISHMENT,
                        Optional.empty()));
        var notRefunded = new Paid(
                paid.payment().request(),
                StoreSamples.authorization(paid.payment().request()),
                confirmation(),
                Optional.of(new Refund.NotRefunded(Reason.ANCV_FORBIDS)),
                Optional.empty());
        stores.apply(
                refusing,
                DecisionSamples.withEntry(
                        refusing,
                        notRefunded,
                        new HistoryEntry(
                                StoreSamples.NOW, notRefunded.status(), Actor.ANCV, Optional.of(Reason.ANCV_FORBIDS)),
                        NextCheck.settled(StoreSamples.NOW)));
    }

    private void cancelled() {
        VersionedPayment pending = stores.startPendingPayment(folder, "cancelled", 12_000);
        VersionedPayment cancelling = stores.transition(
                pending,
                new Cancelling(
                        pending.payment().request(),
                        StoreSamples.authorization(pending.payment().request()),
                        Optional.empty(),
                        Actor.PLATFORM,
                        Optional.empty()));
        applied(
                cancelling,
                new Cancelled(
                        pending.payment().request(),
                        pending.payment().transaction(),
                        new Ending(StoreSamples.NOW, Optional.empty(), Optional.empty())),
                Optional.empty());
    }

    private void applied(VersionedPayment read, Payment next, Optional<Reason> reason) {
        stores.apply(
                read,
                DecisionSamples.withEntry(
                        read,
                        next,
                        new HistoryEntry(StoreSamples.NOW, next.status(), Actor.SYSTEM, reason),
                        NextCheck.settled(StoreSamples.NOW)));
    }

    private VersionedPayment pending(String key, Function<VersionedPayment, Payment> next) {
        return pending(key, next, Optional.empty());
    }

    private VersionedPayment pending(
            String key, Function<VersionedPayment, Payment> next, Optional<LinkDecision.Changed> link) {
        VersionedPayment pending = stores.startPendingPayment(folder, key, 12_000);
        Payment result = next.apply(pending);
        Optional<Reason> reason = result instanceof Ended ended ? ended.ending().reason() : Optional.empty();
        return stores.payments()
                .apply(
                        pending,
                        DecisionSamples.withEntry(
                                pending,
                                result,
                                new HistoryEntry(StoreSamples.NOW, result.status(), actor(result), reason),
                                NextCheck.at(StoreSamples.NOW)),
                        link)
                .orElseThrow();
    }

    private static Actor actor(Payment payment) {
        return payment instanceof Paid || payment instanceof Declined ? Actor.CUSTOMER : Actor.SYSTEM;
    }

    private Paid paid(VersionedPayment pending) {
        return DecisionSamples.paid(pending, 12_000);
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
    private List<JsonNode> publishedEvents() {
        List<JsonNode> events = events();
        assertThat(events)
                .allSatisfy(event -> assertThat(EventContract.differences(
                                event.path("detail-type").asText(), event.path("detail")))
                        .isEmpty());
        return events;
    }

    private List<JsonNode> events() {
        return items().stream()
                .<JsonNode>flatMap(item -> pipe.transform(EventPipe.streamRecord("INSERT", item)).stream())
                .filter(event -> !(event.path("detail-type").asText().equals("payment.paid")
                        && PAID_BEFORE_REFUSAL.stream()
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
