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

    private static final Duration FULL_TIME = Duration.ofSeconds(55);

    private final List<String> storeCalls = new ArrayList<>();
    private Duration sweepDuration = Duration.ZERO;
    private boolean storeBusy;
    /** One query per shard and priority. */
    private static final int QUERIES = CheckPriority.values().length * CheckIndex.SHARDS;

    private int unreadableDue;
    private ErasureCandidatePage erasureCandidates =
            new ErasureCandidatePage(List.of(), 0, Optional.empty(), Optional.empty());
    private boolean candidateQueryFails;
    private boolean erasureFails;
    private LogCapture<String> log;
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final ServiceFixture service = service(new InMemoryStore());

    @BeforeEach
    void start_log_capture() {
        log = LogCapture.forLogger(SweepHandler.class.getName(), ExtLogRecord::getFormattedMessage);
    }

    @AfterEach
    void stop_log_capture() {
        log.close();
    }

    private ServiceFixture service(InMemoryStore store) {
        return new ServiceFixture(store, store, store, this::due, new SequentialExecutor());
    }

    @Test
    void a_scheduled_event_sweeps_all_shards_before_it_erases_in_all_shards() {
        assertThat(invoke(FULL_TIME)).isEqualTo(204);
        assertThat(storeCalls)
                .containsExactlyElementsOf(Stream.concat(
                                Collections.nCopies(QUERIES, "due").stream(),
                                Collections.nCopies(CheckIndex.SHARDS, "closed").stream())
                        .toList());
    }

    @Test
    void a_failed_sweep_fails_the_invocation_and_nothing_is_erased() {
        storeBusy = true;
        assertThatThrownBy(() -> invoke(FULL_TIME))
                .isInstanceOf(SweepFailedException.class)
                .hasMessageEndingWith(StoreBusy.class.getName());
        assertThat(storeCalls).hasSize(QUERIES).containsOnly("due");
        assertThat(metrics.of(Metric.ERASURE_LAG)).isEmpty();
    }

    @Test
    void a_sweep_records_its_metrics_even_if_nothing_is_due() {
        invoke(FULL_TIME);
        assertThat(metrics.of(Metric.PAYMENTS_CHECKED)).containsExactly(0.0);
        assertThat(metrics.of(Metric.SWEEP_FAILED)).containsExactly(0.0);
        assertThat(metrics.of(Metric.CHECK_LAG)).containsExactly(0.0);
    }

    @Test
    void a_sweep_starts_nothing_that_could_outlast_its_invocation() {
        assertThat(invoke(Duration.ofMillis(22_001))).isEqualTo(204);
        assertThat(storeCalls).contains("due");
        storeCalls.clear();
        assertThat(invoke(Duration.ofSeconds(22))).isEqualTo(204);
        assertThat(storeCalls).doesNotContain("due");
    }

    @Test
    void an_erasure_without_time_left_after_the_sweep_only_records_its_lag() {
        sweepDuration = Duration.ofSeconds(33);
        erasureCandidates = new ErasureCandidatePage(
                List.of(erasureCandidate()),
                0,
                Optional.of(
                        service.clock().instant().minus(ErasureRunner.RETENTION).minusSeconds(90)),
                Optional.empty());
        assertThat(invoke(FULL_TIME)).isEqualTo(204);
        assertThat(storeCalls).containsOnlyOnce("closed").endsWith("closed").doesNotContain("erased");
        assertThat(metrics.of(Metric.ERASURE_LAG)).containsExactly(90.0 + 33);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("Erasure: ") && line.endsWith("not finished"));
    }

    @Test
    void unreadable_items_of_the_sweep_and_the_erasure_are_counted_together_even_if_zero() {
        invoke(FULL_TIME);
        assertThat(metrics.of(Metric.UNREADABLE_ITEMS)).containsExactly(0.0);
        metrics.clear();
        unreadableDue = 2;
        erasureCandidates = new ErasureCandidatePage(List.of(), 3, Optional.of(Instant.EPOCH), Optional.empty());
        invoke(FULL_TIME);
        assertThat(metrics.of(Metric.UNREADABLE_ITEMS)).containsExactly(QUERIES * 2.0 + CheckIndex.SHARDS * 3);
        assertThat(metrics.of(Metric.SWEEP_FAILED)).containsExactly(QUERIES * 2.0);
        assertThat(metrics.of(Metric.ERASURE_FAILURES)).containsExactly(CheckIndex.SHARDS * 3.0);
    }

    @Test
    void an_erasure_records_its_metrics_even_if_there_are_no_candidates() {
        invoke(FULL_TIME);
        assertThat(metrics.of(Metric.ERASURE_FAILURES)).containsExactly(0.0);
        assertThat(metrics.of(Metric.ERASURE_LAG)).containsExactly(0.0);
    }

    @Test
    void an_item_that_cannot_be_erased_is_counted_as_a_failure() {
        erasureCandidates = new ErasureCandidatePage(
                List.of(erasureCandidate()), 0, Optional.of(service.clock().instant()), Optional.empty());
        erasureFails = true;
        invoke(FULL_TIME);
        assertThat(metrics.of(Metric.ERASURE_FAILURES)).containsExactly((double) CheckIndex.SHARDS);
    }

    @Test
    void a_failed_erasure_does_not_fail_the_invocation() {
        candidateQueryFails = true;
        assertThat(invoke(FULL_TIME)).isEqualTo(204);
        assertThat(storeCalls).endsWith("closed");
    }

    @Test
    void a_failed_query_for_erasure_candidates_is_counted_as_failures_and_records_no_lag() {
        candidateQueryFails = true;
        invoke(FULL_TIME);
        assertThat(metrics.of(Metric.ERASURE_FAILURES)).containsExactly((double) CheckIndex.SHARDS);
        assertThat(metrics.of(Metric.ERASURE_LAG)).isEmpty();
    }

    private int invoke(Duration left) {
        var handler = new SweepHandler(
                (_, _) -> {
                    throw new AssertionError("The event is not an HTTP request");
                },
                service.sweep,
                new ErasureRunner(personalDataStore(), new InMemoryStore(), service.clock()).useCase(),
                metrics,
                service.clock());
        var event = new LambdaEvent();
        event.setSource("aws.scheduler");
        return handler.handleRequest(event, contextWith(left)).getStatusCode();
    }

    private CheckPage due(
            CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.IndexPosition> after) {
        storeCalls.add("due");
        service.clock().move(sweepDuration);
        sweepDuration = Duration.ZERO;
        if (storeBusy) {
            throw new StoreBusy(new IllegalStateException());
        }
        return new CheckPage(List.of(), unreadableDue, Optional.empty());
    }

    private PersonalDataStore personalDataStore() {
        return new PersonalDataStore() {
            @Override
            public ErasureCandidatePage closedBy(
                    int shard, Instant instant, int limit, Optional<CheckPage.IndexPosition> after) {
                storeCalls.add("closed");
                if (candidateQueryFails) {
                    throw new StoreBusy(new IllegalStateException());
                }
                return erasureCandidates;
            }

            @Override
            public boolean erase(ErasureCandidate erasureCandidate) {
                storeCalls.add("erased");
                if (erasureFails) {
                    throw new StoreBusy(new IllegalStateException());
                }
                return true;
            }

            @Override
            public boolean postpone(ErasureCandidate.OfFolder folder, Instant expectedAt) {
                throw new AssertionError("Nothing is postponed");
            }
        };
    }

    /** The context of an invocation with this remaining time. */
    private static Context contextWith(Duration left) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getAwsRequestId" -> "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
                    case "getRemainingTimeInMillis" -> Math.toIntExact(left.toMillis());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static ErasureCandidate erasureCandidate() {
        var folder = new FolderId("F1");
        return new ErasureCandidate.OfPayment(folder, PaymentId.of(folder, new IdempotencyKey("k")), 1);
    }
}
