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
    private final List<Page> asked = new ArrayList<>();
    private final ServiceFixture service =
            new ServiceFixture(store, store, store, this::due, new SequentialExecutor()).open();
    private final FolderId folder = service.folder("F1", 100_000);
    private Runnable onceAsked = () -> {};

    private record Page(CheckPriority priority, int shard, Optional<CheckPage.Place> after) {}

    @Test
    void a_payment_that_fails_does_not_stop_those_behind_it_in_its_shard() {
        confirmed(SHARD, folder, 3);
        service.ancv.meanwhile("read", () -> {
            throw new IllegalStateException("broken");
        });
        assertThat(service.sweepAfter(MINUTE))
                .extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed)
                .containsExactly(3, 2, 1);
        assertThat(statuses()).containsExactly(PaymentStatus.PENDING, PaymentStatus.PAID, PaymentStatus.PAID);
        service.sweepAfter(MINUTE);
        assertThat(statuses()).containsOnly(PaymentStatus.PAID);
    }

    @Test
    void a_shard_that_cannot_be_asked_does_not_stop_the_others_and_the_sweep_then_fails() {
        confirmed(SHARD, folder, 1);
        confirmed(OTHER_SHARD, folder, 1);
        onceAsked = () -> {
            throw new StoreBusy(null);
        };
        assertThatThrownBy(() -> service.sweepAfter(MINUTE)).isInstanceOf(StoreBusy.class);
        assertThat(statuses()).containsExactly(PaymentStatus.PENDING, PaymentStatus.PAID);
        assertThat(asked)
                .hasSize(CheckPriority.values().length * CheckIndex.SHARDS)
                .doesNotHaveDuplicates();
        service.sweepAfter(Duration.ZERO);
        assertThat(statuses()).containsOnly(PaymentStatus.PAID);
    }

    @Test
    void no_page_is_asked_twice_in_a_sweep() {
        confirmed(SHARD, folder, 25);
        confirmed(SHARD, service.folder("F2", 100_000), 25);
        confirmed(SHARD, service.folder("F3", 100_000), 10);
        assertThat(service.sweepAfter(MINUTE))
                .extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed)
                .containsExactly(60, 60, 0);
        assertThat(asked)
                .doesNotHaveDuplicates()
                .filteredOn(page -> page.shard() == SHARD && page.priority() == CheckPriority.URGENT)
                .hasSize(3);
    }

    @Test
    void nothing_is_begun_once_the_time_is_over_and_what_waits_is_due_again_at_once() {
        confirmed(SHARD, folder, 3);
        service.ancv.meanwhile("read", () -> service.clock.move(Duration.ofSeconds(20)));
        assertThat(service.sweepAfter(MINUTE))
                .extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed)
                .containsExactly(1, 1, 0);
        assertThat(statuses()).containsExactly(PaymentStatus.PAID, PaymentStatus.PENDING, PaymentStatus.PENDING);
        assertThat(service.sweepAfter(Duration.ZERO))
                .extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed)
                .containsExactly(2, 2, 0);
    }

    @Test
    void a_sweep_that_comes_too_late_asks_nothing() {
        confirmed(SHARD, folder, 1);
        service.clock.move(MINUTE);
        assertThat(service.sweep.sweep(service.clock.instant())).isEqualTo(SweepReport.NOTHING);
        assertThat(asked).isEmpty();
    }

    @Test
    void of_two_sweeps_that_found_the_same_payments_only_one_works_on_them() {
        confirmed(SHARD, folder, 3);
        var faster = new ArrayList<SweepReport>();
        onceAsked = () -> faster.add(service.sweepAfter(Duration.ZERO));
        assertThat(service.sweepAfter(MINUTE)).isEqualTo(SweepReport.NOTHING);
        assertThat(faster).extracting(SweepReport::changed).containsExactly(3);
        assertThat(service.ancv.calls).containsExactly("read", "read", "read");
    }

    @Test
    void what_keeps_failing_is_tried_at_growing_waits_and_needs_attention_after_eight_tries() {
        confirmed(SHARD, folder, 1);
        service.ancv.answers("read", new AncvResponse.Unavailable());
        List<Long> waits = new ArrayList<>();
        List<Boolean> needsAttention = new ArrayList<>();
        for (int tries = 1; tries <= 10; tries++) {
            service.sweepAfter(Duration.between(
                    service.clock.instant(), nextCheck().dueAt().orElseThrow()));
            waits.add(Duration.between(
                            service.clock.instant(), nextCheck().dueAt().orElseThrow())
                    .toMinutes());
            needsAttention.add(nextCheck().attention().isPresent());
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L, 15L, 15L, 15L);
        assertThat(needsAttention).containsExactly(false, false, false, false, false, false, false, true, true, true);
        assertThat(nextCheck().attention().map(Attention::reason)).contains(Attention.Cause.TOO_MANY_TRIES);
        assertThat(service.ancv.calls).hasSize(10).containsOnly("read");
    }

    @Test
    void a_sweep_that_dies_after_its_claim_leaves_the_payment_due_again() {
        confirmed(SHARD, folder, 2);
        service.ancv.meanwhile("read", SweepFaultsTest::dies);
        assertThatThrownBy(() -> service.sweepAfter(MINUTE)).isInstanceOf(InternalError.class);
        assertThat(statuses()).containsOnly(PaymentStatus.PENDING);
        assertThat(service.sweepAfter(Duration.ZERO))
                .extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed)
                .containsExactly(1, 1, 0);
        assertThat(service.sweepAfter(MINUTE))
                .extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed)
                .containsExactly(1, 1, 0);
        assertThat(statuses()).containsOnly(PaymentStatus.PAID);
    }

    @Test
    void a_sweep_that_dies_before_its_claim_leaves_all_due_at_once() {
        confirmed(SHARD, folder, 2);
        onceAsked = SweepFaultsTest::dies;
        assertThatThrownBy(() -> service.sweepAfter(MINUTE)).isInstanceOf(InternalError.class);
        assertThat(service.sweepAfter(Duration.ZERO))
                .extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed)
                .containsExactly(2, 2, 0);
    }

    private static void dies() {
        throw new InternalError("killed");
    }

    /** Returns the store's answer. Runs {@link #onceAsked} once, after the read of the shard and before the sweep writes. */
    private CheckPage due(CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.Place> after) {
        asked.add(new Page(priority, shard, after));
        CheckPage page = store.due(priority, shard, now, limit, after);
        if (shard == SHARD) {
            Runnable action = onceAsked;
            onceAsked = () -> {};
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
                    service.started(in, key, 2_000);
                });
        service.ancv.ledger.keySet().forEach(id -> service.ancv.becomes(id, AncvState.VALIDATED, 2_000));
        service.ancv.calls.clear();
    }

    /** Returns the statuses of the folder's payments, in the order of their due times. */
    private List<PaymentStatus> statuses() {
        return service.whole(folder).payments().reversed().stream()
                .map(each -> each.payment().payment().status())
                .toList();
    }

    private NextCheck nextCheck() {
        return service.onlyPayment(folder).nextCheck();
    }
}
