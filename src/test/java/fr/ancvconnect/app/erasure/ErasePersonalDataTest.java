package fr.ancvconnect.app.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ErasureRunner;
import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.erasure.ErasePersonalData.ErasureReport;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidate;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidatePage;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data are erased 90 days after a payment or a folder was closed, and not before. */
class ErasePersonalDataTest {

    private static final Optional<Reason> REASON = Optional.of(Reason.freeText("Le client a appelé"));

    private final InMemoryStore store = new InMemoryStore();
    private final ServiceFixture service = new ServiceFixture(store, store, store, store).activateOption();
    private final ErasureRunner erasure = new ErasureRunner(store, store, service.clock());
    private final FolderId folder = service.folder("F1", 10_000, new Customer("Marie Martin", "marie@exemple.fr"));

    private VersionedPayment paid(String key) {
        VersionedPayment started = service.startPayment(folder, key, 4_000);
        service.confirmWithoutNotification(started);
        service.sweepAfter(Duration.ofMinutes(1));
        return stored(started);
    }

    private VersionedPayment stored(VersionedPayment payment) {
        return store.find(folder, payment.payment().request().id()).orElseThrow();
    }

    private PaymentWithHistory refused(VersionedPayment payment) {
        return switch (service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id(), REASON)) {
            case Result.Success<PaymentWithHistory>(PaymentWithHistory refused) -> refused;
            case Result.Failure<PaymentWithHistory>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private List<Optional<Reason>> reasons() {
        return service.folderWithPayments(folder).payments().getFirst().history().stream()
                .map(HistoryEntry::reason)
                .toList();
    }

    @Test
    void a_paid_payment_is_erased_90_days_after_its_capture() {
        paid("k1");
        service.clock().move(ErasureRunner.RETENTION.minus(ErasureRunner.MINUTE).minusMinutes(1));
        assertThat(erasure.runAndAdvance()).isEqualTo(ErasureRunner.NOTHING);
        assertThat(service.onlyPayment(folder).payment().request().beneficiaryMask())
                .contains("m***@exemple.fr");
        service.clock().move(Duration.ofMinutes(1));
        assertThat(erasure.runAndAdvance()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(service.onlyPayment(folder).payment().request().beneficiaryMask())
                .isEmpty();
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.folderWithPayments(folder).folder().sums().paid()).isEqualTo(Money.ofCents(4_000));
    }

    @Test
    void the_query_for_closed_payments_includes_the_instant_of_settlement() {
        Instant settled = paid("k1").nextCheck().settledAt().orElseThrow();
        var shard = CheckIndex.shardOf(
                service.onlyPayment(folder).payment().request().id());
        assertThat(store.closedBy(shard, settled, 10, Optional.empty()).closed())
                .hasSize(1);
        assertThat(store.closedBy(shard, settled.minusNanos(1), 10, Optional.empty())
                        .closed())
                .isEmpty();
    }

    @Test
    void an_open_payment_keeps_its_beneficiary_at_any_age() {
        service.ancv.stub("read", new AncvResponse.Unavailable());
        service.startPayment(folder, "k1", 4_000);
        service.clock().move(ErasureRunner.RETENTION.plusDays(1));
        assertThat(erasure.runAndAdvance()).isEqualTo(ErasureRunner.NOTHING);
    }

    @Test
    void an_open_folder_keeps_its_customer_and_a_cancelled_folder_is_erased() {
        service.clock().move(ErasureRunner.RETENTION.plusDays(1));
        assertThat(erasure.runAndAdvance()).isEqualTo(ErasureRunner.NOTHING);
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock().instant());
        service.clock().move(ErasureRunner.RETENTION.minusDays(1));
        assertThat(erasure.runAndAdvance()).isEqualTo(ErasureRunner.NOTHING);
        assertThat(service.folderWithPayments(folder).folder().customer()).isPresent();
        service.clock().move(Duration.ofDays(1));
        assertThat(erasure.runAndAdvance()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(service.folderWithPayments(folder).folder().customer()).isEmpty();
        assertThat(service.folderWithPayments(folder).folder().isCancelled()).isTrue();
    }

    @Test
    void the_customer_of_an_ended_booking_is_erased_90_days_after_the_folder_closed() {
        declare("2026-08-15");
        move(Instant.parse("2026-09-15T00:00:00Z")
                .plus(ErasureRunner.RETENTION)
                .minus(ErasureRunner.MINUTE)
                .minusSeconds(60));
        assertThat(erasure.runAndAdvance()).isEqualTo(ErasureRunner.NOTHING);
        service.clock().move(ErasureRunner.MINUTE);
        assertThat(erasure.runAndAdvance()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(service.folderWithPayments(folder).folder().customer()).isEmpty();
        assertThat(service.folderWithPayments(folder).folder().isCancelled()).isFalse();
    }

    @Test
    void a_folder_without_an_end_date_is_erased_490_days_after_its_last_change() {
        service.clock().move(Duration.ofDays(300));
        paid("k1");
        service.clock().move(Duration.ofDays(400));
        erasure.runAndAdvance();
        assertThat(service.folderWithPayments(folder).folder().customer()).isPresent();
        service.clock().move(ErasureRunner.RETENTION);
        erasure.runAndAdvance();
        assertThat(service.folderWithPayments(folder).folder().customer()).isEmpty();
    }

    @Test
    void the_customer_is_kept_until_90_days_after_the_last_open_payment() {
        declare("2026-08-15");
        VersionedPayment paid = paid("k1");
        service.ancv.stub("cancel", new AncvResponse.Unavailable());
        service.ancv.stub("read", new AncvResponse.Unavailable());
        refused(paid);
        service.clock().move(Duration.ofDays(1_000));
        erasure.runAndAdvance();
        assertThat(service.folderWithPayments(folder).folder().customer()).isPresent();
        service.ancv.clearStubs();
        service.sweepAfter(Duration.ofDays(1));
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.REFUSED);
        service.clock().move(ErasureRunner.RETENTION.minusDays(1));
        erasure.runAndAdvance();
        assertThat(service.folderWithPayments(folder).folder().customer()).isPresent();
        service.clock().move(Duration.ofDays(1));
        erasure.runAndAdvance();
        assertThat(service.folderWithPayments(folder).folder().customer()).isEmpty();
    }

    private void declare(String lastDay) {
        service.declareFolder.declare(
                folder,
                new FolderDeclaration(
                        ServiceFixture.CAMPSITE,
                        Origin.BACK_OFFICE,
                        Money.ofCents(10_000),
                        Optional.of(new Customer("Marie Martin", "marie@exemple.fr")),
                        false,
                        Optional.of(LocalDate.parse(lastDay))));
    }

    private void move(Instant to) {
        service.clock().move(Duration.between(service.clock().instant(), to));
    }

    @Test
    void a_changed_retention_period_applies_to_records_closed_before() {
        paid("k1");
        service.clock().move(Duration.ofDays(30));
        assertThat(erasure.runAndAdvance()).isEqualTo(ErasureRunner.NOTHING);
        assertThat(new ErasureRunner(store, store, Duration.ofDays(30), service.clock()).runAndAdvance())
                .isEqualTo(new ErasureRunner.Counts(1, 1, 0));
    }

    @Test
    void a_reason_given_after_the_erasure_is_erased_again() {
        VersionedPayment paid = paid("k1");
        service.clock().move(ErasureRunner.RETENTION);
        erasure.runAndAdvance();
        refused(paid);
        assertThat(reasons()).contains(REASON);
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.REFUSED);
        service.clock().move(ErasureRunner.RETENTION.minusDays(1));
        assertThat(erasure.runAndAdvance()).isEqualTo(ErasureRunner.NOTHING);
        service.clock().move(Duration.ofDays(1));
        assertThat(erasure.runAndAdvance()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(reasons()).isNotEmpty().doesNotContain(REASON);
    }

    @Test
    void an_idempotent_replay_compares_only_the_amount_after_the_erasure() {
        paid("k1");
        var paul = Beneficiary.parse("paul@exemple.fr").orElseThrow();
        assertThat(ServiceFixture.codeOf(replay(4_000, paul))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        service.clock().move(ErasureRunner.RETENTION);
        erasure.runAndAdvance();
        int calls = service.ancvCalls();
        assertThat(replay(4_000, paul))
                .isInstanceOfSatisfying(
                        Result.Success.class,
                        ok -> assertThat(((StartedPayment) ok.value()).replayed())
                                .isTrue());
        assertThat(replay(4_000, ServiceFixture.MARIE)).isInstanceOf(Result.Success.class);
        assertThat(ServiceFixture.codeOf(replay(3_999, ServiceFixture.MARIE)))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(service.ancvCalls()).isEqualTo(calls);
    }

    private Result<StartedPayment> replay(long cents, Beneficiary beneficiary) {
        return service.start.start(
                ServiceFixture.PLATFORM, folder, new IdempotencyKey("k1"), Money.ofCents(cents), beneficiary);
    }

    @Test
    void each_run_reads_all_shards_and_each_shard_is_first_within_21_runs() {
        for (int start = 0; start < 1_000; start++) {
            assertThat(Set.copyOf(firstShards(21, Duration.ofMinutes(1)))).hasSize(CheckIndex.SHARDS);
            service.clock().move(Duration.ofMinutes(17));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8, 10, 15, 16, 32, 60})
    void each_shard_is_first_at_some_time_with_longer_intervals(int minutes) {
        assertThat(Set.copyOf(firstShards(160, Duration.ofMinutes(minutes)))).hasSize(CheckIndex.SHARDS);
    }

    /** Returns the shard that each of {@code ticks} erasures reads first. Each erasure also reads all other shards. */
    private List<Integer> firstShards(int ticks, Duration every) {
        var first = new ArrayList<Integer>();
        for (int tick = 0; tick < ticks; tick++) {
            var fakeStore = new FakeStore(0);
            assertThat(new ErasureRunner(fakeStore, store, service.clock())
                            .run()
                            .finished())
                    .isTrue();
            assertThat(fakeStore.queriedShards).hasSize(CheckIndex.SHARDS).doesNotHaveDuplicates();
            first.add(fakeStore.queriedShards.getFirst());
            service.clock().move(every);
        }
        return first;
    }

    @Test
    void a_failed_erasure_does_not_stop_the_others() {
        var fakeStore = new FakeStore(60);
        assertThat(new ErasureRunner(fakeStore, store, service.clock()).runAndAdvance())
                .isEqualTo(new ErasureRunner.Counts(63, 58, 4));
        assertThat(fakeStore.erased).hasSize(60);
    }

    @Test
    void the_report_counts_unreadable_items_separately_from_failures() {
        assertThat(new ErasureRunner(new FakeStore(60), store, service.clock())
                        .run()
                        .unreadable())
                .isEqualTo(3);
    }

    @Test
    void a_throttled_query_is_counted_as_a_failure_and_not_thrown() {
        var fakeStore = new FakeStore(60);
        fakeStore.throttledFrom = 25;
        assertThat(new ErasureRunner(fakeStore, store, service.clock()).runAndAdvance())
                .isEqualTo(new ErasureRunner.Counts(27, 23, 3));
    }

    @Test
    void the_lag_is_unknown_when_no_shard_can_be_queried() {
        var fakeStore = new FakeStore(60);
        fakeStore.throttledFrom = 0;
        ErasureReport report = new ErasureRunner(fakeStore, store, service.clock()).run();
        assertThat(report.failed()).isEqualTo(CheckIndex.SHARDS);
        assertThat(report.lag()).isEmpty();
    }

    @Test
    void the_lag_is_that_of_the_record_closed_first() {
        assertThat(erasure.run().lag()).contains(Duration.ZERO);
        service.clock().move(ErasureRunner.RETENTION);
        var fakeStore = new FakeStore(60);
        fakeStore.oldest =
                service.clock().instant().minus(ErasureRunner.RETENTION).minusSeconds(90);
        assertThat(new ErasureRunner(fakeStore, store, service.clock()).run().lag())
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void the_lag_of_a_payment_starts_at_the_end_of_its_90_days() {
        Instant settled = paid("k1").nextCheck().settledAt().orElseThrow();
        service.clock()
                .move(Duration.between(
                        service.clock().instant(),
                        settled.plus(ErasureRunner.RETENTION).plusSeconds(7)));
        assertThat(erasure.run().lag()).contains(Duration.ofSeconds(7));
        assertThat(erasure.run().lag()).contains(Duration.ZERO);
    }

    @Test
    void the_erasure_stops_at_its_deadline_and_reports_that_it_is_not_finished() {
        var fakeStore = new FakeStore(60);
        fakeStore.onErase = Optional.of(() -> service.clock().move(Duration.ofSeconds(1)));
        ErasureReport report = new ErasureRunner(fakeStore, store, service.clock()).run();
        assertThat(report.processed()).isEqualTo(20 + 1);
        assertThat(report.finished()).isFalse();
        assertThat(new ErasureRunner(new FakeStore(60), store, service.clock())
                        .run()
                        .finished())
                .isTrue();
    }

    @Test
    void without_time_the_erasure_reports_the_lag_of_the_first_shard_and_erases_nothing() {
        var fakeStore = new FakeStore(60);
        fakeStore.inEachShard = true;
        fakeStore.oldest = Instant.EPOCH;
        ErasureReport report = new ErasureRunner(fakeStore, store, service.clock())
                .useCase()
                .erase(service.clock().instant());
        assertThat(fakeStore.queriedShards).hasSize(1);
        assertThat(fakeStore.erased).isEmpty();
        assertThat(report.finished()).isFalse();
        assertThat(report.lag())
                .contains(Duration.between(
                        Instant.EPOCH.plus(ErasureRunner.RETENTION),
                        service.clock().instant()));
    }

    /**
     * A store with {@code count} folders in one shard or in each shard. The fourth cannot be erased, the fifth has changed, and
     * each page has one unreadable item.
     */
    private static final class FakeStore implements PersonalDataStore {

        private final List<Integer> queriedShards = new ArrayList<>();
        private final List<ErasureCandidate> erased = new ArrayList<>();
        private final int count;
        private int throttledFrom = Integer.MAX_VALUE;
        private boolean inEachShard;
        private Instant oldest = Instant.EPOCH;
        private Optional<Runnable> onErase = Optional.empty();

        FakeStore(int count) {
            this.count = count;
        }

        @Override
        public ErasureCandidatePage closedBy(
                int shard, Instant instant, int limit, Optional<CheckPage.IndexPosition> after) {
            queriedShards.add(shard);
            int from =
                    after.map(place -> Integer.valueOf(place.key().get("from"))).orElse(0);
            if (from >= throttledFrom) {
                throw new StoreBusy(new IllegalStateException());
            }
            if (count == 0 || (shard != 7 && !inEachShard)) {
                return new ErasureCandidatePage(List.of(), 0, Optional.empty(), Optional.empty());
            }
            int to = Math.min(count, from + limit);
            return new ErasureCandidatePage(
                    IntStream.range(from, to)
                            .mapToObj(number -> (ErasureCandidate) numbered(number))
                            .toList(),
                    1,
                    Optional.of(oldest),
                    Optional.of(new CheckPage.IndexPosition(Map.of("from", "" + to)))
                            .filter(_ -> to < count));
        }

        private static ErasureCandidate.OfPayment numbered(int number) {
            var folder = new FolderId("F" + number);
            return new ErasureCandidate.OfPayment(folder, PaymentId.of(folder, new IdempotencyKey("k")), 1);
        }

        @Override
        public boolean postpone(ErasureCandidate.OfFolder folder, Instant expectedAt) {
            throw new AssertionError("There are no folders");
        }

        @Override
        public boolean erase(ErasureCandidate closed) {
            onErase.ifPresent(Runnable::run);
            erased.add(closed);
            if (closed.equals(numbered(3))) {
                throw new StoreBusy(new IllegalStateException());
            }
            return !closed.equals(numbered(4));
        }
    }
}
