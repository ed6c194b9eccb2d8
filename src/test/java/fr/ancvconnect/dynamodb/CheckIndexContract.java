package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The sweep finds the payments that are due, and no others. The instants are long ago, because payments of other tests are due
 * later.
 */
interface CheckIndexContract extends StoreProvider {

    Instant LONG_AGO = Instant.parse("1999-12-31T23:59:59Z");

    @Test
    default void due_payments_of_a_shard_are_returned_in_the_order_of_their_due_times() {
        var folder = stores().folder(100_000);
        List<VersionedPayment> started = inOneShard(folder, 3).stream()
                .map(payment -> stores().startPayment(payment, folder))
                .toList();
        VersionedPayment last = due(started.get(0), LONG_AGO.plusMillis(1));
        VersionedPayment first = due(started.get(1), LONG_AGO);
        VersionedPayment middle = due(started.get(2), LONG_AGO.plusNanos(1));
        int shard = shard(first);
        assertThat(duePayments(shard, LONG_AGO.plusMillis(1), 10)).containsExactly(first, middle, last);
        assertThat(duePayments(shard, LONG_AGO.plusNanos(1), 10)).containsExactly(first, middle);
        assertThat(duePayments(shard, LONG_AGO.minusNanos(1), 10)).isEmpty();
        assertThat(duePayments(shard, LONG_AGO.plusSeconds(1), 2)).containsExactly(first, middle);
        assertThat(duePayments((shard + 1) % CheckIndex.SHARDS, LONG_AGO.plusSeconds(1), 10))
                .isEmpty();
        List.of(first, middle, last)
                .forEach(payment -> stores().payments().reschedule(payment, NextCheck.settled(StoreSamples.NOW)));
        assertThat(duePayments(shard, LONG_AGO.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    default void a_settled_payment_is_removed_from_the_index() {
        var folder = stores().folder(100_000);
        VersionedPayment started = stores().startPayment(inOneShard(folder, 1).getFirst(), folder);
        VersionedPayment payment = due(started, LONG_AGO.minusSeconds(60));
        assertThat(duePayments(shard(payment), LONG_AGO.minusSeconds(60), 1)).containsExactly(payment);
        var failed =
                new Failed(payment.payment().request(), Optional.empty(), Ending.of(LONG_AGO, Reason.ANCV_UNAVAILABLE));
        stores().apply(payment, DecisionSamples.changedTo(payment, failed, NextCheck.settled(StoreSamples.NOW)));
        assertThat(duePayments(shard(payment), LONG_AGO.minusSeconds(60), 1)).isEmpty();
    }

    @Test
    default void a_payment_is_in_the_index_as_soon_as_it_is_started() {
        var folder = stores().folder(100_000);
        var requested = inOneShard(folder, 1).getFirst();
        var due = new VersionedPayment(
                requested.payment(), NextCheck.at(LONG_AGO.minusSeconds(90)), requested.metadata(), 1);
        VersionedPayment started = stores().startPayment(due, folder);
        assertThat(duePayments(shard(due), LONG_AGO.minusSeconds(90), 1)).containsExactly(started);
        stores().payments().reschedule(started, NextCheck.settled(StoreSamples.NOW));
    }

    @Test
    default void payments_are_distributed_over_all_shards() {
        var folder = StoreSamples.folder("shards", 1);
        assertThat(IntStream.range(0, 500)
                        .mapToObj(number -> StoreSamples.requested(folder, "key-" + number, 1))
                        .map(CheckIndexContract::shard)
                        .distinct())
                .hasSize(CheckIndex.SHARDS);
        assertThat(CheckIndex.shardOf(new PaymentId("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
                .isEqualTo(13);
    }

    @Test
    default void paging_skips_and_repeats_nothing_when_payments_are_rescheduled_between_pages() {
        var folder = stores().folder(100_000);
        Instant at = LONG_AGO.minusSeconds(120);
        List<VersionedPayment> payments = inOneShard(folder, 7).stream()
                .map(payment -> due(stores().startPayment(payment, folder), at))
                .toList();
        var returned = new ArrayList<VersionedPayment>();
        var sizes = new ArrayList<Integer>();
        Optional<CheckPage.IndexPosition> place = Optional.empty();
        do {
            CheckPage page = stores().checkIndex().due(CheckPriority.URGENT, shard(payments.getFirst()), at, 3, place);
            stores().payments().reschedule(page.payments().getLast(), NextCheck.settled(StoreSamples.NOW));
            returned.addAll(page.payments());
            sizes.add(page.payments().size());
            place = page.next();
        } while (place.isPresent());
        assertThat(returned).containsExactlyInAnyOrderElementsOf(payments);
        assertThat(sizes).containsExactly(3, 3, 1);
        returned.forEach(payment -> stores().payments().reschedule(payment, NextCheck.settled(StoreSamples.NOW)));
    }

    private List<VersionedPayment> duePayments(int shard, Instant now, int limit) {
        return stores().checkIndex()
                .due(CheckPriority.URGENT, shard, now, limit, Optional.empty())
                .payments();
    }

    private VersionedPayment due(VersionedPayment payment, Instant at) {
        return stores().payments().reschedule(payment, NextCheck.at(at)).orElseThrow();
    }

    private static List<VersionedPayment> inOneShard(BookingFolder folder, int count) {
        return IntStream.range(0, 1_000)
                .mapToObj(number -> StoreSamples.requested(folder, "key-" + number, 10))
                .filter(payment -> shard(payment) == 5)
                .limit(count)
                .toList();
    }

    private static int shard(VersionedPayment payment) {
        return CheckIndex.shardOf(payment.payment().request().id());
    }
}
