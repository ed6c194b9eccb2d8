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

    private static final Optional<Reason> WORDS = Optional.of(Reason.words("Le client a appelé"));

    private final InMemoryStore store = new InMemoryStore();
    private final ServiceFixture service = new ServiceFixture(store, store, store, store).open();
    private final ErasureRunner erasing = new ErasureRunner(store, store, service.clock());
    private final FolderId folder = service.folder("F1", 10_000, new Customer("Marie Martin", "marie@exemple.fr"));

    private VersionedPayment paid(String key) {
        VersionedPayment started = service.started(folder, key, 4_000);
        service.confirmUnnoticed(started);
        service.sweepAfter(Duration.ofMinutes(1));
        return stored(started);
    }

    private VersionedPayment stored(VersionedPayment payment) {
        return store.find(folder, payment.payment().request().id()).orElseThrow();
    }

    private PaymentWithHistory refused(VersionedPayment payment) {
        return switch (service.refuse.refuse(
                ServiceFixture.PLATFORM, folder, payment.payment().request().id(), WORDS)) {
            case Result.Success<PaymentWithHistory>(PaymentWithHistory story) -> story;
            case Result.Failure<PaymentWithHistory>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private List<Optional<Reason>> reasons() {
        return service.whole(folder).payments().getFirst().history().stream()
                .map(HistoryEntry::reason)
                .toList();
    }

    @Test
    void a_paid_payment_is_closed_once_it_is_captured() {
        paid("k1");
        service.clock().move(ErasureRunner.KEPT.minus(ErasureRunner.MINUTE).minusMinutes(1));
        assertThat(erasing.minute()).isEqualTo(ErasureRunner.NOTHING);
        assertThat(service.onlyPayment(folder).payment().request().beneficiaryMask())
                .contains("m***@exemple.fr");
        service.clock().move(Duration.ofMinutes(1));
        assertThat(erasing.minute()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(service.onlyPayment(folder).payment().request().beneficiaryMask())
                .isEmpty();
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(service.whole(folder).folder().sums().paid()).isEqualTo(Money.ofCents(4_000));
    }

    @Test
    void the_ninety_days_are_over_to_the_instant() {
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
    void an_open_payment_keeps_its_beneficiary_however_old_it_is() {
        service.ancv.answers("read", new AncvResponse.Unavailable());
        service.started(folder, "k1", 4_000);
        service.clock().move(ErasureRunner.KEPT.plusDays(1));
        assertThat(erasing.minute()).isEqualTo(ErasureRunner.NOTHING);
    }

    @Test
    void an_open_folder_keeps_its_customer_and_a_cancelled_one_forgets_it() {
        service.clock().move(ErasureRunner.KEPT.plusDays(1));
        assertThat(erasing.minute()).isEqualTo(ErasureRunner.NOTHING);
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock().instant());
        service.clock().move(ErasureRunner.KEPT.minusDays(1));
        assertThat(erasing.minute()).isEqualTo(ErasureRunner.NOTHING);
        assertThat(service.whole(folder).folder().customer()).isPresent();
        service.clock().move(Duration.ofDays(1));
        assertThat(erasing.minute()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(service.whole(folder).folder().customer()).isEmpty();
        assertThat(service.whole(folder).folder().isCancelled()).isTrue();
    }

    @Test
    void a_finished_stay_forgets_its_customer_90_days_after_it_closed() {
        declare("2026-08-15");
        move(Instant.parse("2026-09-15T00:00:00Z")
                .plus(ErasureRunner.KEPT)
                .minus(ErasureRunner.MINUTE)
                .minusSeconds(60));
        assertThat(erasing.minute()).isEqualTo(ErasureRunner.NOTHING);
        service.clock().move(ErasureRunner.MINUTE);
        assertThat(erasing.minute()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(service.whole(folder).folder().customer()).isEmpty();
        assertThat(service.whole(folder).folder().isCancelled()).isFalse();
    }

    @Test
    void a_folder_without_a_last_day_forgets_its_customer_400_and_90_days_after_its_last_change() {
        service.clock().move(Duration.ofDays(300));
        paid("k1");
        service.clock().move(Duration.ofDays(400));
        erasing.minute();
        assertThat(service.whole(folder).folder().customer()).isPresent();
        service.clock().move(ErasureRunner.KEPT);
        erasing.minute();
        assertThat(service.whole(folder).folder().customer()).isEmpty();
    }

    @Test
    void while_a_payment_is_in_progress_the_customer_is_kept_and_for_90_days_after_it() {
        declare("2026-08-15");
        VersionedPayment paid = paid("k1");
        service.ancv.answers("cancel", new AncvResponse.Unavailable());
        service.ancv.answers("read", new AncvResponse.Unavailable());
        refused(paid);
        service.clock().move(Duration.ofDays(1_000));
        erasing.minute();
        assertThat(service.whole(folder).folder().customer()).isPresent();
        service.ancv.behaves();
        service.sweepAfter(Duration.ofDays(1));
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.REFUSED);
        service.clock().move(ErasureRunner.KEPT.minusDays(1));
        erasing.minute();
        assertThat(service.whole(folder).folder().customer()).isPresent();
        service.clock().move(Duration.ofDays(1));
        erasing.minute();
        assertThat(service.whole(folder).folder().customer()).isEmpty();
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
    void another_period_counts_for_what_was_closed_before_it() {
        paid("k1");
        service.clock().move(Duration.ofDays(30));
        assertThat(erasing.minute()).isEqualTo(ErasureRunner.NOTHING);
        assertThat(new ErasureRunner(store, store, Duration.ofDays(30), service.clock()).minute())
                .isEqualTo(new ErasureRunner.Counts(1, 1, 0));
    }

    @Test
    void what_is_refused_in_words_after_its_erasure_is_erased_again() {
        VersionedPayment paid = paid("k1");
        service.clock().move(ErasureRunner.KEPT);
        erasing.minute();
        refused(paid);
        assertThat(reasons()).contains(WORDS);
        assertThat(service.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.REFUSED);
        service.clock().move(ErasureRunner.KEPT.minusDays(1));
        assertThat(erasing.minute()).isEqualTo(ErasureRunner.NOTHING);
        service.clock().move(Duration.ofDays(1));
        assertThat(erasing.minute()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(reasons()).isNotEmpty().doesNotContain(WORDS);
    }

    @Test
    void a_repeated_key_is_told_by_its_amount_alone_once_the_beneficiary_was_erased() {
        paid("k1");
        var paul = Beneficiary.parse("paul@exemple.fr").orElseThrow();
        assertThat(ServiceFixture.codeOf(again(4_000, paul))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        service.clock().move(ErasureRunner.KEPT);
        erasing.minute();
        int calls = service.ancvCalls();
        assertThat(again(4_000, paul))
                .isInstanceOfSatisfying(
                        Result.Success.class,
                        ok -> assertThat(((StartedPayment) ok.value()).replayed())
                                .isTrue());
        assertThat(again(4_000, ServiceFixture.MARIE)).isInstanceOf(Result.Success.class);
        assertThat(ServiceFixture.codeOf(again(3_999, ServiceFixture.MARIE)))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(service.ancvCalls()).isEqualTo(calls);
    }

    private Result<StartedPayment> again(long cents, Beneficiary beneficiary) {
        return service.start.start(
                ServiceFixture.PLATFORM, folder, new IdempotencyKey("k1"), Money.ofCents(cents), beneficiary);
    }

    @Test
    void all_shards_are_worked_through_each_minute_and_another_one_first_each_time() {
        for (int start = 0; start < 1_000; start++) {
            assertThat(Set.copyOf(firstAsked(21, Duration.ofMinutes(1)))).hasSize(CheckIndex.SHARDS);
            service.clock().move(Duration.ofMinutes(17));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8, 10, 15, 16, 32, 60})
    void no_shard_is_never_the_first_where_the_clock_ticks_more_seldom(int minutes) {
        assertThat(Set.copyOf(firstAsked(160, Duration.ofMinutes(minutes)))).hasSize(CheckIndex.SHARDS);
    }

    /** Returns the shard that each of {@code ticks} erasures reads first. Each erasure also reads all other shards. */
    private List<Integer> firstAsked(int ticks, Duration every) {
        var first = new ArrayList<Integer>();
        for (int tick = 0; tick < ticks; tick++) {
            var queue = new Queue(0);
            assertThat(new ErasureRunner(queue, store, service.clock()).once().finished())
                    .isTrue();
            assertThat(queue.asked).hasSize(CheckIndex.SHARDS).doesNotHaveDuplicates();
            first.add(queue.asked.getFirst());
            service.clock().move(every);
        }
        return first;
    }

    @Test
    void one_that_fails_keeps_no_other_waiting() {
        var queue = new Queue(60);
        assertThat(new ErasureRunner(queue, store, service.clock()).minute())
                .isEqualTo(new ErasureRunner.Counts(63, 58, 4));
        assertThat(queue.erased).hasSize(60);
    }

    @Test
    void what_cannot_be_read_is_told_beside_what_fails() {
        assertThat(new ErasureRunner(new Queue(60), store, service.clock())
                        .once()
                        .unreadable())
                .isEqualTo(3);
    }

    @Test
    void a_store_that_cannot_be_asked_is_told_and_not_thrown() {
        var queue = new Queue(60);
        queue.busyFrom = 25;
        assertThat(new ErasureRunner(queue, store, service.clock()).minute())
                .isEqualTo(new ErasureRunner.Counts(27, 23, 3));
    }

    @Test
    void while_no_shard_can_be_asked_nobody_knows_how_late_it_is() {
        var queue = new Queue(60);
        queue.busyFrom = 0;
        ErasureReport report = new ErasureRunner(queue, store, service.clock()).once();
        assertThat(report.failed()).isEqualTo(CheckIndex.SHARDS);
        assertThat(report.lag()).isEmpty();
    }

    @Test
    void it_is_as_late_as_the_one_that_was_closed_first() {
        assertThat(erasing.once().lag()).contains(Duration.ZERO);
        service.clock().move(ErasureRunner.KEPT);
        var queue = new Queue(60);
        queue.oldest = service.clock().instant().minus(ErasureRunner.KEPT).minusSeconds(90);
        assertThat(new ErasureRunner(queue, store, service.clock()).once().lag())
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void a_payment_is_late_from_the_end_of_its_ninety_days_on() {
        Instant settled = paid("k1").nextCheck().settledAt().orElseThrow();
        service.clock()
                .move(Duration.between(
                        service.clock().instant(),
                        settled.plus(ErasureRunner.KEPT).plusSeconds(7)));
        assertThat(erasing.once().lag()).contains(Duration.ofSeconds(7));
        assertThat(erasing.once().lag()).contains(Duration.ZERO);
    }

    @Test
    void it_stops_when_its_time_is_up_and_says_that_it_is_not_finished() {
        var queue = new Queue(60);
        queue.slow = Optional.of(() -> service.clock().move(Duration.ofSeconds(1)));
        ErasureReport report = new ErasureRunner(queue, store, service.clock()).once();
        assertThat(report.looked()).isEqualTo(20 + 1);
        assertThat(report.finished()).isFalse();
        assertThat(new ErasureRunner(new Queue(60), store, service.clock())
                        .once()
                        .finished())
                .isTrue();
    }

    @Test
    void without_any_time_it_still_tells_how_late_the_first_shard_is_and_erases_nothing() {
        var queue = new Queue(60);
        queue.everywhere = true;
        queue.oldest = Instant.EPOCH;
        ErasureReport report = new ErasureRunner(queue, store, service.clock())
                .verb()
                .erase(service.clock().instant());
        assertThat(queue.asked).hasSize(1);
        assertThat(queue.erased).isEmpty();
        assertThat(report.finished()).isFalse();
        assertThat(report.lag())
                .contains(Duration.between(
                        Instant.EPOCH.plus(ErasureRunner.KEPT), service.clock().instant()));
    }

    /**
     * A store with {@code count} folders in one shard or in each shard. The fourth cannot be erased, the fifth has changed, and
     * each page has one unreadable item.
     */
    private static final class Queue implements PersonalDataStore {

        private final List<Integer> asked = new ArrayList<>();
        private final List<ErasureCandidate> erased = new ArrayList<>();
        private final int count;
        private int busyFrom = Integer.MAX_VALUE;
        private boolean everywhere;
        private Instant oldest = Instant.EPOCH;
        private Optional<Runnable> slow = Optional.empty();

        Queue(int count) {
            this.count = count;
        }

        @Override
        public ErasureCandidatePage closedBy(int shard, Instant instant, int limit, Optional<CheckPage.Place> after) {
            asked.add(shard);
            int from =
                    after.map(place -> Integer.valueOf(place.key().get("from"))).orElse(0);
            if (from >= busyFrom) {
                throw new StoreBusy(new IllegalStateException());
            }
            if (count == 0 || shard != 7 && !everywhere) {
                return new ErasureCandidatePage(List.of(), 0, Optional.empty(), Optional.empty());
            }
            int to = Math.min(count, from + limit);
            return new ErasureCandidatePage(
                    IntStream.range(from, to)
                            .mapToObj(number -> (ErasureCandidate) numbered(number))
                            .toList(),
                    1,
                    Optional.of(oldest),
                    Optional.of(new CheckPage.Place(Map.of("from", "" + to))).filter(_ -> to < count));
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
            slow.ifPresent(Runnable::run);
            erased.add(closed);
            if (closed.equals(numbered(3))) {
                throw new StoreBusy(new IllegalStateException());
            }
            return !closed.equals(numbered(4));
        }
    }
}
