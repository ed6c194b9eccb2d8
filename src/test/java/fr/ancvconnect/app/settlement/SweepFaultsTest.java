package fr.ancvconnect.app.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.SequentialExecutor;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.domain.payment.check.NextCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sweeps with faults: a failure, a crash or a delay of one payment does not block other payments, and each is checked later. */
class SweepFaultsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int SHARD = 5;
    private static final int OTHER_SHARD = 6;

    private final InMemoryStore store = new InMemoryStore();
    private final List<Page> readPages = new ArrayList<>();
    private final ServiceFixture service =
            new ServiceFixture(store, store, store, this::due, new SequentialExecutor()).activateOption();
    private final FolderId folder = service.folder("F1", 100_000);
    private Runnable afterNextRead = () -> {};

    private record Page(CheckPriority priority, int shard, Optional<CheckPage.IndexPosition> after) {}

    @Test
    void a_failed_check_does_not_stop_later_payments_of_the_shard() {
        confirmed(SHARD, folder, 3);
        service.ancv.runBeforeEffect("read", () -> {
            throw new IllegalStateException("broken");
        });
        assertThat(service.sweepAfter(MINUTE))
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed)
                .containsExactly(3, 2, 1);
        assertThat(statuses()).containsExactly(PaymentStatus.PENDING, PaymentStatus.PAID, PaymentStatus.PAID);
        service.sweepAfter(MINUTE);
        assertThat(statuses()).containsOnly(PaymentStatus.PAID);
    }

    @Test
    void a_throttled_shard_does_not_stop_the_other_shards_and_the_sweep_fails_at_the_end() {
        confirmed(SHARD, folder, 1);
        confirmed(OTHER_SHARD, folder, 1);
        afterNextRead = () -> {
            throw new StoreBusy(null);
        };
        assertThatThrownBy(() -> service.sweepAfter(MINUTE)).isInstanceOf(StoreBusy.class);
        assertThat(statuses()).containsExactly(PaymentStatus.PENDING, PaymentStatus.PAID);
        assertThat(readPages)
                .hasSize(CheckPriority.values().length * CheckIndex.SHARDS)
                .doesNotHaveDuplicates();
        service.sweepAfter(Duration.ZERO);
        assertThat(statuses()).containsOnly(PaymentStatus.PAID);
    }

    @Test
    void a_sweep_reads_no_page_twice() {
        confirmed(SHARD, folder, 25);
        confirmed(SHARD, service.folder("F2", 100_000), 25);
        confirmed(SHARD, service.folder("F3", 100_000), 10);
        assertThat(service.sweepAfter(MINUTE))
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed)
                .containsExactly(60, 60, 0);
        assertThat(readPages)
                .doesNotHaveDuplicates()
                .filteredOn(page -> page.shard() == SHARD && page.priority() == CheckPriority.URGENT)
                .hasSize(3);
    }

    @Test
    void no_check_starts_after_the_deadline_and_waiting_payments_stay_due() {
        confirmed(SHARD, folder, 3);
        service.ancv.runBeforeEffect("read", () -> service.clock.move(Duration.ofSeconds(20)));
        assertThat(service.sweepAfter(MINUTE))
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed)
                .containsExactly(1, 1, 0);
        assertThat(statuses()).containsExactly(PaymentStatus.PAID, PaymentStatus.PENDING, PaymentStatus.PENDING);
        assertThat(service.sweepAfter(Duration.ZERO))
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed)
                .containsExactly(2, 2, 0);
    }

    @Test
    void a_sweep_after_its_deadline_reads_nothing() {
        confirmed(SHARD, folder, 1);
        service.clock.move(MINUTE);
        assertThat(service.sweep.sweep(service.clock.instant())).isEqualTo(SweepReport.NOTHING);
        assertThat(readPages).isEmpty();
    }

    @Test
    void two_overlapping_sweeps_never_check_the_same_payment() {
        confirmed(SHARD, folder, 3);
        var otherSweep = new ArrayList<SweepReport>();
        afterNextRead = () -> otherSweep.add(service.sweepAfter(Duration.ZERO));
        assertThat(service.sweepAfter(MINUTE)).isEqualTo(SweepReport.NOTHING);
        assertThat(otherSweep).extracting(SweepReport::answered).containsExactly(3);
        assertThat(service.ancv.calls).containsExactly("read", "read", "read");
    }

    @Test
    void a_failing_check_is_retried_at_growing_intervals_and_needs_attention_after_eight_attempts() {
        confirmed(SHARD, folder, 1);
        service.ancv.stub("read", new AncvResponse.Unavailable());
        List<Long> delays = new ArrayList<>();
        List<Boolean> needsAttention = new ArrayList<>();
        for (int tries = 1; tries <= 10; tries++) {
            service.sweepAfter(Duration.between(
                    service.clock.instant(), nextCheck().dueAt().orElseThrow()));
            delays.add(Duration.between(
                            service.clock.instant(), nextCheck().dueAt().orElseThrow())
                    .toMinutes());
            needsAttention.add(nextCheck().attention().isPresent());
        }
        assertThat(delays).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L, 15L, 15L, 15L);
        assertThat(needsAttention).containsExactly(false, false, false, false, false, false, false, true, true, true);
        assertThat(nextCheck().attention().map(Attention::reason)).contains(Attention.Cause.TOO_MANY_TRIES);
        assertThat(service.ancv.calls).hasSize(10).containsOnly("read");
    }

    @Test
    void a_crash_after_the_claim_leaves_the_payment_due_a_minute_later() {
        confirmed(SHARD, folder, 2);
        service.ancv.runBeforeEffect("read", SweepFaultsTest::crash);
        assertThatThrownBy(() -> service.sweepAfter(MINUTE)).isInstanceOf(InternalError.class);
        assertThat(statuses()).containsOnly(PaymentStatus.PENDING);
        assertThat(service.sweepAfter(Duration.ZERO))
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed)
                .containsExactly(1, 1, 0);
        assertThat(service.sweepAfter(MINUTE))
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed)
                .containsExactly(1, 1, 0);
        assertThat(statuses()).containsOnly(PaymentStatus.PAID);
    }

    @Test
    void a_crash_before_the_claim_leaves_all_payments_due() {
        confirmed(SHARD, folder, 2);
        afterNextRead = SweepFaultsTest::crash;
        assertThatThrownBy(() -> service.sweepAfter(MINUTE)).isInstanceOf(InternalError.class);
        assertThat(service.sweepAfter(Duration.ZERO))
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed)
                .containsExactly(2, 2, 0);
    }

    private static void crash() {
        throw new InternalError("killed");
    }

    /** Returns the store's answer. Runs {@link #afterNextRead} once, after the read of the shard and before the sweep writes. */
    private CheckPage due(
            CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.IndexPosition> after) {
        readPages.add(new Page(priority, shard, after));
        CheckPage page = store.due(priority, shard, now, limit, after);
        if (shard == SHARD) {
            Runnable action = afterNextRead;
            afterNextRead = () -> {};
            action.run();
        }
        return page;
    }

    /** Starts payments of a shard with increasing due times. The customers confirm them, and no notification arrives. */
    private void confirmed(int shard, FolderId in, int count) {
        IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> "k" + number)
                .filter(key -> CheckIndex.shardOf(PaymentId.of(in, new IdempotencyKey(key))) == shard)
                .limit(count)
                .forEach(key -> {
                    service.clock.move(Duration.ofMillis(1));
                    service.startPayment(in, key, 2_000);
                });
        service.ancv.ledger.keySet().forEach(id -> service.ancv.setState(id, AncvState.VALIDATED, 2_000));
        service.ancv.calls.clear();
    }

    /** Returns the statuses of the folder's payments, in the order of their due times. */
    private List<PaymentStatus> statuses() {
        return service.folderWithPayments(folder).payments().reversed().stream()
                .map(each -> each.payment().payment().status())
                .toList();
    }

    private NextCheck nextCheck() {
        return service.onlyPayment(folder).nextCheck();
    }
}
