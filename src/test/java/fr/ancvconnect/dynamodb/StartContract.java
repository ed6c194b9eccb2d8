package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.payment.PaymentStore.Started;
import fr.ancvconnect.app.payment.PaymentStore.Started.AlreadyThere;
import fr.ancvconnect.app.payment.PaymentStore.Started.FolderChanged;
import fr.ancvconnect.app.payment.PaymentStore.Started.Written;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderLimits;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment.Failed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A payment starts once, and only if its folder has the amount available and is below its limits. */
interface StartContract extends StoreProvider {

    @Test
    default void a_start_reserves_its_amount() {
        var folder = stores().folder(10_000);
        assertThat(stores().start(StoreSamples.requested(folder, "key", 10_000), folder))
                .isInstanceOf(Written.class);
        BookingFolder stored = stores().stored(folder);
        assertThat(stored.sums()).isEqualTo(new FolderSums(Money.ofCents(10_000), Money.ZERO, Money.ofCents(10_000)));
        assertThat(stored.live()).isEqualTo(1);
        assertThat(stored.payments()).isEqualTo(1);
        assertThat(stored.guestRateLimit()).isEqualTo(GuestRateLimit.none());
    }

    @Test
    default void a_folder_without_the_amount_or_the_room_or_that_is_cancelled_takes_no_payment() {
        refuses(stores().folder(99));
        refuses(stores().folder(10_000, 30, FolderLimits.LIVE, GuestRateLimit.none(), Optional.empty()));
        refuses(stores().folder(10_000, FolderLimits.IN_ALL, 1, GuestRateLimit.none(), Optional.empty()));
        refuses(stores().folder(10_000, 0, 0, GuestRateLimit.none(), Optional.of(StoreSamples.NOW)));
        refuses(StoreSamples.folder("never-declared", 10_000));
    }

    private void refuses(BookingFolder folder) {
        var payment = StoreSamples.requested(folder, "key", 100);
        assertThat(stores().start(payment, folder)).isInstanceOf(FolderChanged.class);
        assertThat(stores().payments()
                        .find(folder.id(), payment.payment().request().id()))
                .isEmpty();
    }

    @Test
    default void the_last_places_of_a_folder_are_taken() {
        var folder = stores().folder(
                        10_000,
                        FolderLimits.IN_ALL - 1,
                        FolderLimits.LIVE - 1,
                        GuestRateLimit.none(),
                        Optional.empty());
        assertThat(stores().start(StoreSamples.requested(folder, "last", 100), folder))
                .isInstanceOf(Written.class);
        assertThat(stores().start(StoreSamples.requested(folder, "more", 100), folder))
                .isInstanceOf(FolderChanged.class);
    }

    @Test
    default void the_same_request_is_told_its_own_lost_write_and_another_one_the_earlier_payment() {
        var folder = stores().folder(10_000);
        var own = StoreSamples.requested(folder, "key", 10_000);
        var other = StoreSamples.requested(own.payment().request(), "another attempt");
        assertThat(stores().start(own, folder)).isEqualTo(new Written(own));
        assertThat(stores().start(own, folder)).isEqualTo(new Written(own));
        assertThat(stores().start(other, folder)).isEqualTo(new AlreadyThere(own));
        assertThat(stores().stored(folder).payments()).isEqualTo(1);
    }

    @Test
    default void a_guest_has_one_pending_payment_and_no_start_is_counted_twice() {
        var folder = stores().folder(10_000);
        VersionedPayment first = stores().started(StoreSamples.byGuest(folder, "first", 100), folder);
        var pending = stores().stored(folder);
        assertThat(pending.guestRateLimit()).isEqualTo(StoreSamples.pace(1, List.of(StoreSamples.NOW)));
        assertThat(stores().start(StoreSamples.byGuest(folder, "second", 100), pending))
                .isInstanceOf(FolderChanged.class);
        assertThat(stores().start(StoreSamples.requested(folder, "hotel", 100), folder))
                .isInstanceOf(Written.class);
        stores().became(
                        first,
                        new Failed(
                                first.payment().request(),
                                Optional.empty(),
                                Ending.of(StoreSamples.NOW, Reason.ANCV_UNAVAILABLE)));
        assertThat(stores().start(StoreSamples.byGuest(folder, "stale", 100), folder))
                .isInstanceOf(FolderChanged.class);
        var free = stores().stored(folder);
        assertThat(free.guestRateLimit()).isEqualTo(StoreSamples.pace(0, List.of(StoreSamples.NOW)));
        assertThat(stores().start(StoreSamples.byGuest(folder, "third", 100), free))
                .isInstanceOf(Written.class);
        assertThat(stores().stored(folder).guestRateLimit())
                .isEqualTo(StoreSamples.pace(1, List.of(StoreSamples.NOW, StoreSamples.NOW)));
    }

    @Test
    default void fifty_starts_at_once_never_commit_more_than_the_total() throws InterruptedException {
        var folder = stores().folder(1_000);
        List<Started> all = Concurrently.times(
                50, number -> stores().start(StoreSamples.requested(folder, "key-" + number, 90), folder));
        assertThat(all).filteredOn(Written.class::isInstance).hasSize(11);
        assertThat(all).filteredOn(FolderChanged.class::isInstance).hasSize(39);
        var whole = stores().folders().findWhole(folder.id()).orElseThrow();
        assertThat(whole.payments()).hasSize(11);
        assertThat(whole.folder().sums().pending()).isEqualTo(Money.ofCents(11 * 90));
        assertThat(whole.folder().live()).isEqualTo(11);
        assertThat(whole.folder().payments()).isEqualTo(11);
    }

    @Test
    default void the_same_key_started_fifty_times_at_once_is_written_once() throws InterruptedException {
        var folder = stores().folder(1_000);
        var request = StoreSamples.requested(folder, "key", 1_000).payment().request();
        List<Started> all = Concurrently.times(
                50, number -> stores().start(StoreSamples.requested(request, "attempt-" + number), folder));
        assertThat(all).filteredOn(Written.class::isInstance).hasSize(1);
        assertThat(all).filteredOn(AlreadyThere.class::isInstance).hasSize(49);
        assertThat(stores().stored(folder).sums().pending()).isEqualTo(Money.ofCents(1_000));
    }
}
