package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.folder.FolderCancellation;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.PaymentStore.Started.FolderChanged;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderLimits;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cancellation of a folder writes the folder and all its changed payments, or nothing. */
interface CancellationContract extends StoreProvider {

    @Test
    default void a_folder_and_its_payments_change_at_once() {
        var folder = stores().folder(10_000);
        VersionedPayment pending = stores().pending(folder, "pending", 4_000);
        stores().became(pending, DecisionSamples.paid(pending, 3_000));
        VersionedPayment over = stores().pending(folder, "over", 500);
        VersionedPayment expired = stores().became(over, DecisionSamples.expired(over));
        stores().pending(folder, "asked", 1_000);
        stores().started(StoreSamples.byGuest(folder, "unasked", 2_000), folder);
        var cancellation = Cancellations.of(whole(folder));
        assertThat(stores().folders().cancel(cancellation)).isTrue();

        BookingFolder stored = stores().stored(folder);
        assertThat(stored.cancelledAt()).contains(Cancellations.AT);
        assertThat(stored.sums())
                .isEqualTo(new FolderSums(Money.ofCents(10_000), Money.ofCents(3_000), Money.ofCents(1_000)));
        assertThat(stored.live()).isEqualTo(2);
        assertThat(stored.payments()).isEqualTo(4);
        assertThat(stored.guestRateLimit()).isEqualTo(StoreSamples.pace(0, List.of(StoreSamples.NOW)));
        assertThat(cancellation.changes()).hasSize(3).allSatisfy(change -> {
            var request = change.next().payment().request();
            var story =
                    stores().folders().findPayment(folder.id(), request.id()).orElseThrow();
            assertThat(story.payment()).isEqualTo(change.next());
            assertThat(story.history())
                    .startsWith(change.story().history().toArray(Cancellations.NO_LINES))
                    .hasSize(change.story().history().size() + 1)
                    .endsWith(change.decision().entry().orElseThrow());
        });
        assertThat(stores().payments()
                        .find(folder.id(), expired.payment().request().id()))
                .contains(expired);
        assertThat(stores().start(StoreSamples.requested(folder, "more", 1), stored))
                .isInstanceOf(FolderChanged.class);
        assertThat(stores().folders().redeclare(stored, StoreSamples.declaration(20_000), StoreSamples.NOW))
                .isFalse();
    }

    @Test
    default void a_folder_without_payments_is_cancelled_too() {
        var folder = stores().folder(10_000);
        assertThat(stores().folders().cancel(Cancellations.of(whole(folder)))).isTrue();
        assertThat(stores().stored(folder)).isEqualTo(folder.cancelled(Cancellations.AT, ReservedAmount.NONE));
    }

    @Test
    default void a_payment_that_started_since_is_not_left_behind() {
        var folder = stores().folder(10_000);
        stores().pending(folder, "known", 1_000);
        var cancellation = Cancellations.of(whole(folder));
        stores().started(StoreSamples.requested(folder, "new", 1_000), folder);
        losesAndChangesNothing(folder, cancellation);
        assertThat(stores().folders().cancel(Cancellations.of(whole(folder)))).isTrue();
    }

    @Test
    default void a_payment_that_changed_since_is_decided_anew() {
        var folder = stores().folder(10_000);
        stores().pending(folder, "still", 1_000);
        VersionedPayment asked = stores().pending(folder, "asked", 1_000);
        var cancellation = Cancellations.of(whole(folder));
        VersionedPayment paid = stores().became(asked, DecisionSamples.paid(asked, 900));
        losesAndChangesNothing(folder, cancellation);
        var again = Cancellations.of(whole(folder));
        stores().payments().reschedule(paid, NextCheck.at(StoreSamples.NOW)).orElseThrow();
        losesAndChangesNothing(folder, again);
    }

    @Test
    default void a_folder_is_cancelled_once() {
        var folder = stores().folder(10_000);
        stores().pending(folder, "asked", 1_000);
        var cancellation = Cancellations.of(whole(folder));
        assertThat(stores().folders().cancel(cancellation)).isTrue();
        losesAndChangesNothing(folder, cancellation);
        losesAndChangesNothing(folder, new FolderCancellation(whole(folder), StoreSamples.NOW, List.of()));
    }

    @Test
    default void a_full_house_is_cancelled_in_one_go() {
        var folder = stores().folder(100_000);
        IntStream.range(0, FolderLimits.LIVE).forEach(number -> stores().pending(folder, "key-" + number, 100));
        var cancellation = Cancellations.of(whole(folder));
        assertThat(cancellation.changes()).hasSize(FolderLimits.LIVE);
        assertThat(stores().folders().cancel(cancellation)).isTrue();
        assertThat(whole(folder).payments())
                .hasSize(FolderLimits.LIVE)
                .allMatch(story -> story.payment().payment().isReversalPending());
        assertThat(stores().stored(folder).live()).isEqualTo(FolderLimits.LIVE);
    }

    @Test
    default void of_many_cancellations_at_once_one_wins_and_no_payment_starts_beside_it() throws InterruptedException {
        var folder = stores().folder(10_000, 0, 0, GuestRateLimit.none(), Optional.empty());
        stores().pending(folder, "asked", 1_000);
        var cancellation = Cancellations.of(whole(folder));
        List<Boolean> all = Concurrently.times(
                10,
                number -> number < 5
                        ? stores().folders().cancel(cancellation)
                        : stores().start(StoreSamples.requested(folder, "key-" + number, 1), folder)
                                instanceof FolderChanged);
        boolean cancelled = stores().stored(folder).isCancelled();
        assertThat(all.subList(0, 5)).filteredOn(each -> each).hasSize(cancelled ? 1 : 0);
        assertThat(whole(folder).payments())
                .hasSize(1
                        + (int) all.subList(5, 10).stream()
                                .filter(lost -> !lost)
                                .count());
        assertThat(cancelled).isEqualTo(whole(folder).payments().size() == 1);
    }

    private void losesAndChangesNothing(BookingFolder folder, FolderCancellation cancellation) {
        FolderWithPayments before = whole(folder);
        assertThat(stores().folders().cancel(cancellation)).isFalse();
        assertThat(whole(folder)).isEqualTo(before);
    }

    private FolderWithPayments whole(BookingFolder folder) {
        return stores().folders().findWhole(folder.id()).orElseThrow();
    }
}
