package fr.ancvconnect.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import fr.ancvconnect.LogCapture;
import fr.ancvconnect.app.ErasureRunner;
import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.RecordedMetrics;
import fr.ancvconnect.app.SequentialExecutor;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.erasure.PersonalDataStore;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidate;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidatePage;
import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.lambda.SweepHandler.SweepFailedException;
import fr.ancvconnect.lambda.event.LambdaEvent;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sweep has priority, and the erasure of personal data never prevents it. */
class SweepHandlerTest {

    private static final Duration WHOLE = Duration.ofSeconds(55);

    private final List<String> asked = new ArrayList<>();
    private Duration aSweepTakes = Duration.ZERO;
    private boolean busy;
    /** One query per shard and priority. */
    private static final int QUERIES = CheckPriority.values().length * CheckIndex.SHARDS;

    private int unreadableDue;
    private ErasureCandidatePage waits = new ErasureCandidatePage(List.of(), 0, Optional.empty(), Optional.empty());
    private boolean queueFails;
    private boolean erasingFails;
    private LogCapture<String> lines;
    private final RecordedMetrics figures = new RecordedMetrics();
    private final ServiceFixture desk = desk(new InMemoryStore());

    @BeforeEach
    void listens() {
        lines = LogCapture.by(SweepHandler.class.getName(), ExtLogRecord::getFormattedMessage);
    }

    @AfterEach
    void listens_no_more() {
        lines.close();
    }

    private ServiceFixture desk(InMemoryStore store) {
        return new ServiceFixture(store, store, store, this::due, new SequentialExecutor());
    }

    @Test
    void the_schedule_s_event_sweeps_all_shards_first_and_erases_in_all_then() {
        assertThat(minute(WHOLE)).isEqualTo(204);
        assertThat(asked)
                .containsExactlyElementsOf(Stream.concat(
                                Collections.nCopies(QUERIES, "due").stream(),
                                Collections.nCopies(CheckIndex.SHARDS, "closed").stream())
                        .toList());
    }

    @Test
    void a_sweep_that_fails_is_an_error_of_the_invocation_and_nothing_is_erased() {
        busy = true;
        assertThatThrownBy(() -> minute(WHOLE))
                .isInstanceOf(SweepFailedException.class)
                .hasMessageEndingWith(StoreBusy.class.getName());
        assertThat(asked).hasSize(QUERIES).containsOnly("due");
    }

    @Test
    void a_sweep_tells_its_figures_also_when_nothing_was_due() {
        minute(WHOLE);
        assertThat(figures.of(Metric.SWEEP_LOOKED)).containsExactly(0.0);
        assertThat(figures.of(Metric.SWEEP_FAILED)).containsExactly(0.0);
        assertThat(figures.of(Metric.DUE_LAG)).containsExactly(0.0);
    }

    @Test
    void a_sweep_begins_nothing_that_could_outlast_its_invocation() {
        assertThat(minute(Duration.ofMillis(22_001))).isEqualTo(204);
        assertThat(asked).contains("due");
        asked.clear();
        assertThat(minute(Duration.ofSeconds(22))).isEqualTo(204);
        assertThat(asked).doesNotContain("due");
    }

    @Test
    void an_erasure_gets_what_time_the_sweep_leaves_and_without_any_it_only_tells_how_late_it_is() {
        aSweepTakes = Duration.ofSeconds(33);
        waits = new ErasureCandidatePage(
                List.of(closed()),
                0,
                Optional.of(desk.clock().instant().minus(ErasureRunner.KEPT).minusSeconds(90)),
                Optional.empty());
        assertThat(minute(WHOLE)).isEqualTo(204);
        assertThat(asked).containsOnlyOnce("closed").endsWith("closed").doesNotContain("erased");
        assertThat(figures.of(Metric.ERASURE_LAG)).containsExactly(90.0 + 33);
        assertThat(lines.lines()).anyMatch(line -> line.startsWith("Erasure: ") && line.endsWith("not finished"));
    }

    @Test
    void what_cannot_be_read_is_told_whoever_found_it_and_also_that_nothing_was_found() {
        minute(WHOLE);
        assertThat(figures.of(Metric.UNREADABLE_ITEMS)).containsExactly(0.0);
        figures.clear();
        unreadableDue = 2;
        waits = new ErasureCandidatePage(List.of(), 3, Optional.of(Instant.EPOCH), Optional.empty());
        minute(WHOLE);
        assertThat(figures.of(Metric.UNREADABLE_ITEMS)).containsExactly(QUERIES * 2.0 + CheckIndex.SHARDS * 3);
        assertThat(figures.of(Metric.SWEEP_FAILED)).containsExactly(QUERIES * 2.0);
        assertThat(figures.of(Metric.ERASURE_FAILURES)).containsExactly(CheckIndex.SHARDS * 3.0);
    }

    @Test
    void an_erasure_tells_its_figures_also_when_nothing_waits() {
        minute(WHOLE);
        assertThat(figures.of(Metric.ERASURE_FAILURES)).containsExactly(0.0);
        assertThat(figures.of(Metric.ERASURE_LAG)).containsExactly(0.0);
    }

    @Test
    void what_cannot_be_erased_is_told() {
        waits = new ErasureCandidatePage(
                List.of(closed()), 0, Optional.of(desk.clock().instant()), Optional.empty());
        erasingFails = true;
        minute(WHOLE);
        assertThat(figures.of(Metric.ERASURE_FAILURES)).containsExactly((double) CheckIndex.SHARDS);
    }

    @Test
    void an_erasure_that_fails_is_no_error_of_the_invocation() {
        queueFails = true;
        assertThat(minute(WHOLE)).isEqualTo(204);
        assertThat(asked).endsWith("closed");
    }

    @Test
    void a_queue_that_cannot_be_asked_is_told_as_failures_and_not_as_one_that_is_in_time() {
        queueFails = true;
        minute(WHOLE);
        assertThat(figures.of(Metric.ERASURE_FAILURES)).containsExactly((double) CheckIndex.SHARDS);
        assertThat(figures.of(Metric.ERASURE_LAG)).isEmpty();
    }

    private int minute(Duration left) {
        var handler = new SweepHandler(
                (_, _) -> {
                    throw new AssertionError("It is no call");
                },
                desk.sweep,
                new ErasureRunner(queue(), new InMemoryStore(), desk.clock()).verb(),
                figures,
                desk.clock());
        var event = new LambdaEvent();
        event.setSource("aws.scheduler");
        return handler.handleRequest(event, reversing(left)).getStatusCode();
    }

    private CheckPage due(CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.Place> after) {
        asked.add("due");
        desk.clock().move(aSweepTakes);
        aSweepTakes = Duration.ZERO;
        if (busy) {
            throw new StoreBusy(new IllegalStateException());
        }
        return new CheckPage(List.of(), unreadableDue, Optional.empty());
    }

    private PersonalDataStore queue() {
        return new PersonalDataStore() {
            @Override
            public ErasureCandidatePage closedBy(
                    int shard, Instant instant, int limit, Optional<CheckPage.Place> after) {
                asked.add("closed");
                if (queueFails) {
                    throw new StoreBusy(new IllegalStateException());
                }
                return waits;
            }

            @Override
            public boolean erase(ErasureCandidate closed) {
                asked.add("erased");
                if (erasingFails) {
                    throw new StoreBusy(new IllegalStateException());
                }
                return true;
            }

            @Override
            public boolean postpone(ErasureCandidate.OfFolder folder, Instant expectedAt) {
                throw new AssertionError("Nothing was found");
            }
        };
    }

    /** The context of an invocation with this remaining time. */
    private static Context reversing(Duration left) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getAwsRequestId" -> "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
                    case "getRemainingTimeInMillis" -> Math.toIntExact(left.toMillis());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static ErasureCandidate closed() {
        var folder = new FolderId("F1");
        return new ErasureCandidate.OfPayment(folder, PaymentId.of(folder, new IdempotencyKey("k")), 1);
    }
}
