package fr.ancvconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Closed;
import fr.ancvconnect.app.ports.ClosedPage;
import fr.ancvconnect.app.ports.DuePage;
import fr.ancvconnect.app.ports.DuePayments;
import fr.ancvconnect.app.ports.PersonalData;
import fr.ancvconnect.app.ports.StoreBusy;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.folder.Origin;
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

/** 90 days after a payment or a folder was closed, and not before. */
class ErasePersonalDataTest {

    private static final Optional<Reason> WORDS = Optional.of(Reason.words("Le client a appelé"));

    private final InMemoryStore store = new InMemoryStore();
    private final Desk desk = new Desk(store, store, store, store).open();
    private final Erasing erasing = new Erasing(store, store, desk.clock());
    private final FolderId folder = desk.folder("F1", 10_000, new Customer("Marie Martin", "marie@exemple.fr"));

    private TrackedPayment paid(String key) {
        TrackedPayment started = desk.started(folder, key, 4_000);
        desk.confirmUnnoticed(started);
        desk.sweepAfter(Duration.ofMinutes(1));
        return stored(started);
    }

    private TrackedPayment stored(TrackedPayment payment) {
        return store.find(folder, payment.payment().request().id()).orElseThrow();
    }

    private PaymentStory refused(TrackedPayment payment) {
        return switch (desk.refuse.refuse(Desk.PLATFORM, folder, payment.payment().request().id(), WORDS)) {
            case Result.Ok<PaymentStory>(PaymentStory story) -> story;
            case Result.Not<PaymentStory>(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    private List<Optional<Reason>> reasons() {
        return desk.whole(folder).payments().getFirst().history().stream().map(HistoryEntry::reason).toList();
    }

    @Test
    void a_paid_payment_is_closed_once_it_is_captured() {
        paid("k1");
        desk.clock().move(Erasing.KEPT.minus(Erasing.ROUND).minusMinutes(1));
        assertThat(erasing.round()).isEqualTo(ErasureReport.NOTHING);
        assertThat(desk.onlyPayment(folder).payment().request().beneficiaryMask()).contains("m***@exemple.fr");
        desk.clock().move(Duration.ofMinutes(1));
        assertThat(erasing.round()).isEqualTo(new ErasureReport(1, 1, 0));
        assertThat(desk.onlyPayment(folder).payment().request().beneficiaryMask()).isEmpty();
        assertThat(desk.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.PAID);
        assertThat(desk.whole(folder).folder().sums().paid()).isEqualTo(Money.ofCents(4_000));
    }

    @Test
    void the_ninety_days_are_over_to_the_instant() {
        Instant settled = paid("k1").followUp().settledAt().orElseThrow();
        var shard = DuePayments.shardOf(desk.onlyPayment(folder).payment().request().id());
        assertThat(store.closedBy(shard, settled, 10, Optional.empty()).closed()).hasSize(1);
        assertThat(store.closedBy(shard, settled.minusNanos(1), 10, Optional.empty()).closed()).isEmpty();
    }

    @Test
    void an_open_payment_keeps_its_beneficiary_however_old_it_is() {
        desk.ancv.answers("read", new AncvAnswer.Unavailable());
        desk.started(folder, "k1", 4_000);
        desk.clock().move(Erasing.KEPT.plusDays(1));
        assertThat(erasing.round()).isEqualTo(ErasureReport.NOTHING);
    }

    @Test
    void an_open_folder_keeps_its_customer_and_a_cancelled_one_forgets_it() {
        desk.clock().move(Erasing.KEPT.plusDays(1));
        assertThat(erasing.round()).isEqualTo(ErasureReport.NOTHING);
        desk.cancel.cancel(Desk.PLATFORM, folder, desk.clock().instant());
        desk.clock().move(Erasing.KEPT.minusDays(1));
        assertThat(erasing.round()).isEqualTo(ErasureReport.NOTHING);
        assertThat(desk.whole(folder).folder().customer()).isPresent();
        desk.clock().move(Duration.ofDays(1));
        assertThat(erasing.round()).isEqualTo(new ErasureReport(1, 1, 0));
        assertThat(desk.whole(folder).folder().customer()).isEmpty();
        assertThat(desk.whole(folder).folder().isCancelled()).isTrue();
    }

    @Test
    void a_finished_stay_forgets_its_customer_90_days_after_it_closed() {
        declare("2026-08-15");
        move(Instant.parse("2026-09-15T00:00:00Z").plus(Erasing.KEPT).minus(Erasing.ROUND).minusSeconds(60));
        assertThat(erasing.round()).isEqualTo(ErasureReport.NOTHING);
        desk.clock().move(Erasing.ROUND);
        assertThat(erasing.round()).isEqualTo(new ErasureReport(1, 1, 0));
        assertThat(desk.whole(folder).folder().customer()).isEmpty();
        assertThat(desk.whole(folder).folder().isCancelled()).isFalse();
    }

    @Test
    void a_folder_without_a_last_day_forgets_its_customer_400_and_90_days_after_its_last_change() {
        desk.clock().move(Duration.ofDays(300));
        paid("k1");
        desk.clock().move(Duration.ofDays(400));
        erasing.round();
        assertThat(desk.whole(folder).folder().customer()).isPresent();
        desk.clock().move(Erasing.KEPT);
        erasing.round();
        assertThat(desk.whole(folder).folder().customer()).isEmpty();
    }

    @Test
    void while_a_payment_is_in_progress_the_customer_is_kept() {
        declare("2026-08-15");
        TrackedPayment paid = paid("k1");
        desk.ancv.answers("cancel", new AncvAnswer.Unavailable());
        desk.ancv.answers("read", new AncvAnswer.Unavailable());
        refused(paid);
        desk.clock().move(Duration.ofDays(1_000));
        erasing.round();
        assertThat(desk.whole(folder).folder().customer()).isPresent();
        desk.ancv.behaves();
        desk.sweepAfter(Duration.ofDays(1));
        assertThat(desk.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.REFUSED);
        desk.clock().move(Duration.ofDays(2));
        erasing.round();
        assertThat(desk.whole(folder).folder().customer()).isEmpty();
    }

    private void declare(String lastDay) {
        desk.declareFolder.declare(folder, new FolderDeclaration(Desk.CAMPSITE, Origin.BACK_OFFICE, Money.ofCents(10_000),
                Optional.of(new Customer("Marie Martin", "marie@exemple.fr")), false, Optional.of(LocalDate.parse(lastDay))));
    }

    private void move(Instant to) {
        desk.clock().move(Duration.between(desk.clock().instant(), to));
    }

    @Test
    void another_period_counts_for_what_was_closed_before_it() {
        paid("k1");
        desk.clock().move(Duration.ofDays(30));
        assertThat(erasing.round()).isEqualTo(ErasureReport.NOTHING);
        assertThat(new Erasing(store, store, Duration.ofDays(30), desk.clock()).round()).isEqualTo(new ErasureReport(1, 1, 0));
    }

    @Test
    void what_is_refused_in_words_after_its_erasure_is_erased_again() {
        TrackedPayment paid = paid("k1");
        desk.clock().move(Erasing.KEPT);
        erasing.round();
        refused(paid);
        assertThat(reasons()).contains(WORDS);
        assertThat(desk.onlyPayment(folder).payment().status()).isEqualTo(PaymentStatus.REFUSED);
        desk.clock().move(Erasing.KEPT.minusDays(1));
        assertThat(erasing.round()).isEqualTo(ErasureReport.NOTHING);
        desk.clock().move(Duration.ofDays(1));
        assertThat(erasing.round()).isEqualTo(new ErasureReport(1, 1, 0));
        assertThat(reasons()).isNotEmpty().doesNotContain(WORDS);
    }

    @Test
    void a_repeated_key_is_told_by_its_amount_alone_once_the_beneficiary_was_erased() {
        paid("k1");
        var paul = Beneficiary.parse("paul@exemple.fr").orElseThrow();
        assertThat(Desk.codeOf(again(4_000, paul))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        desk.clock().move(Erasing.KEPT);
        erasing.round();
        int calls = desk.ancvCalls();
        assertThat(again(4_000, paul)).isInstanceOfSatisfying(Result.Ok.class, ok ->
                assertThat(((StartedPayment) ok.value()).replayed()).isTrue());
        assertThat(again(4_000, Desk.MARIE)).isInstanceOf(Result.Ok.class);
        assertThat(Desk.codeOf(again(3_999, Desk.MARIE))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(desk.ancvCalls()).isEqualTo(calls);
    }

    private Result<StartedPayment> again(long cents, Beneficiary beneficiary) {
        return desk.start.start(Desk.PLATFORM, folder, new IdempotencyKey("k1"), Money.ofCents(cents), beneficiary);
    }

    @Test
    void each_shard_has_its_turn_within_twenty_one_minutes() {
        for (int start = 0; start < 1_000; start++) {
            assertThat(Set.copyOf(asked(21, Duration.ofMinutes(1)))).hasSize(DuePayments.SHARDS);
            desk.clock().move(Duration.ofMinutes(17));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8, 10, 15, 16, 32, 60})
    void no_shard_is_left_out_where_the_clock_ticks_more_seldom(int minutes) {
        assertThat(Set.copyOf(asked(160, Duration.ofMinutes(minutes)))).hasSize(DuePayments.SHARDS);
    }

    /** The shards that are asked when the clock ticks so often: one each time. */
    private List<Integer> asked(int ticks, Duration every) {
        var asked = new ArrayList<Integer>();
        var some = new Erasing(asking(asked), store, desk.clock());
        for (int tick = 0; tick < ticks; tick++) {
            some.once();
            desk.clock().move(every);
        }
        assertThat(asked).hasSize(ticks);
        return asked;
    }

    private static PersonalData asking(List<Integer> asked) {
        return new PersonalData() {
            @Override
            public ClosedPage closedBy(int shard, Instant instant, int limit, Optional<DuePage.Place> after) {
                asked.add(shard);
                return new ClosedPage(List.of(), 0, Optional.empty());
            }

            @Override
            public boolean erase(Closed closed) {
                throw new AssertionError("Nothing is to be erased");
            }

            @Override
            public boolean postpone(Closed.OfFolder folder, Instant expectedAt) {
                throw new AssertionError("Nothing is to be erased");
            }
        };
    }

    @Test
    void one_that_fails_keeps_no_other_waiting() {
        var broken = new Broken(60);
        assertThat(new Erasing(broken, store, desk.clock()).once()).isEqualTo(new ErasureReport(63, 58, 4));
        assertThat(broken.erased).hasSize(60);
    }

    @Test
    void a_store_that_cannot_be_asked_is_told_and_not_thrown() {
        var broken = new Broken(60);
        broken.busyFrom = 25;
        assertThat(new Erasing(broken, store, desk.clock()).once()).isEqualTo(new ErasureReport(27, 23, 3));
    }

    @Test
    void it_stops_when_its_time_is_up() {
        var broken = new Broken(60);
        assertThat(new Erasing(broken, store, desk.clock()).verb().erase(desk.clock().instant())).isEqualTo(ErasureReport.NOTHING);
        broken.slow = Optional.of(() -> desk.clock().move(Duration.ofSeconds(1)));
        assertThat(new Erasing(broken, store, desk.clock()).once().looked()).isEqualTo(20 + 1);
    }

    /** So many payments, of which the fourth cannot be erased and the fifth has changed; each page has one unreadable. */
    private static final class Broken implements PersonalData {

        private final List<Closed> erased = new ArrayList<>();
        private final int count;
        private int busyFrom = Integer.MAX_VALUE;
        private Optional<Runnable> slow = Optional.empty();

        Broken(int count) {
            this.count = count;
        }

        @Override
        public ClosedPage closedBy(int shard, Instant instant, int limit, Optional<DuePage.Place> after) {
            int from = after.map(place -> Integer.valueOf(place.key().get("from"))).orElse(0);
            if (from >= busyFrom) {
                throw new StoreBusy(new IllegalStateException());
            }
            int to = Math.min(count, from + limit);
            return new ClosedPage(IntStream.range(from, to).mapToObj(number -> (Closed) numbered(number))
                    .toList(), 1, Optional.of(new DuePage.Place(Map.of("from", "" + to))).filter(_ -> to < count));
        }

        private static Closed.OfPayment numbered(int number) {
            var folder = new FolderId("F" + number);
            return new Closed.OfPayment(folder, PaymentId.of(folder, new IdempotencyKey("k")), 1);
        }

        @Override
        public boolean postpone(Closed.OfFolder folder, Instant expectedAt) {
            throw new AssertionError("There are no folders");
        }

        @Override
        public boolean erase(Closed closed) {
            slow.ifPresent(Runnable::run);
            erased.add(closed);
            if (closed.equals(numbered(3))) {
                throw new StoreBusy(new IllegalStateException());
            }
            return !closed.equals(numbered(4));
        }
    }
}
