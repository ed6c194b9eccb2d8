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
    default void what_is_due_is_found_in_its_shard_the_longest_due_first() {
        var folder = stores().folder(100_000);
        List<VersionedPayment> three = inOneShard(folder, 3).stream()
                .map(payment -> stores().started(payment, folder))
                .toList();
        VersionedPayment last = due(three.get(0), LONG_AGO.plusMillis(1));
        VersionedPayment first = due(three.get(1), LONG_AGO);
        VersionedPayment middle = due(three.get(2), LONG_AGO.plusNanos(1));
        int shard = shard(first);
        assertThat(found(shard, LONG_AGO.plusMillis(1), 10)).containsExactly(first, middle, last);
        assertThat(found(shard, LONG_AGO.plusNanos(1), 10)).containsExactly(first, middle);
        assertThat(found(shard, LONG_AGO.minusNanos(1), 10)).isEmpty();
        assertThat(found(shard, LONG_AGO.plusSeconds(1), 2)).containsExactly(first, middle);
        assertThat(found((shard + 1) % CheckIndex.SHARDS, LONG_AGO.plusSeconds(1), 10))
                .isEmpty();
        List.of(first, middle, last)
                .forEach(payment -> stores().payments().reschedule(payment, NextCheck.settled(StoreSamples.NOW)));
        assertThat(found(shard, LONG_AGO.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    default void a_settled_payment_leaves_the_index() {
        var folder = stores().folder(100_000);
        VersionedPayment started = stores().started(inOneShard(folder, 1).getFirst(), folder);
        VersionedPayment payment = due(started, LONG_AGO.minusSeconds(60));
        assertThat(found(shard(payment), LONG_AGO.minusSeconds(60), 1)).containsExactly(payment);
        var failed =
                new Failed(payment.payment().request(), Optional.empty(), Ending.of(LONG_AGO, Reason.ANCV_UNAVAILABLE));
        stores().applied(payment, DecisionSamples.becomes(payment, failed, NextCheck.settled(StoreSamples.NOW)));
        assertThat(found(shard(payment), LONG_AGO.minusSeconds(60), 1)).isEmpty();
    }

    @Test
    default void a_payment_is_due_from_its_start_on() {
        var folder = stores().folder(100_000);
        var plain = inOneShard(folder, 1).getFirst();
        var due = new VersionedPayment(plain.payment(), NextCheck.at(LONG_AGO.minusSeconds(90)), plain.metadata(), 1);
        VersionedPayment started = stores().started(due, folder);
        assertThat(found(shard(due), LONG_AGO.minusSeconds(90), 1)).containsExactly(started);
        stores().payments().reschedule(started, NextCheck.settled(StoreSamples.NOW));
    }

    @Test
    default void the_shards_share_the_payments() {
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
    default void pages_are_read_on_from_one_to_the_next_whatever_was_worked_on_meanwhile() {
        var folder = stores().folder(100_000);
        Instant at = LONG_AGO.minusSeconds(120);
        List<VersionedPayment> seven = inOneShard(folder, 7).stream()
                .map(payment -> due(stores().started(payment, folder), at))
                .toList();
        var seen = new ArrayList<VersionedPayment>();
        var sizes = new ArrayList<Integer>();
        Optional<CheckPage.Place> place = Optional.empty();
        do {
            CheckPage page = stores().due().due(CheckPriority.URGENT, shard(seven.getFirst()), at, 3, place);
            stores().payments().reschedule(page.payments().getLast(), NextCheck.settled(StoreSamples.NOW));
            seen.addAll(page.payments());
            sizes.add(page.payments().size());
            place = page.next();
        } while (place.isPresent());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(seven);
        assertThat(sizes).containsExactly(3, 3, 1);
        seen.forEach(payment -> stores().payments().reschedule(payment, NextCheck.settled(StoreSamples.NOW)));
    }

    private List<VersionedPayment> found(int shard, Instant now, int limit) {
        return stores().due()
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
