package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.payment.PaymentStore.Started;
import fr.ancvconnect.app.payment.PaymentStore.Started.AlreadyExists;
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
    default void a_start_is_rejected_if_the_folder_is_full_cancelled_unknown_or_lacks_the_amount() {
        assertStartIsRejected(stores().folder(99));
        assertStartIsRejected(stores().folder(10_000, 30, FolderLimits.LIVE, GuestRateLimit.none(), Optional.empty()));
        assertStartIsRejected(stores().folder(10_000, FolderLimits.TOTAL, 1, GuestRateLimit.none(), Optional.empty()));
        assertStartIsRejected(stores().folder(10_000, 0, 0, GuestRateLimit.none(), Optional.of(StoreSamples.NOW)));
        assertStartIsRejected(StoreSamples.folder("never-declared", 10_000));
    }

    private void assertStartIsRejected(BookingFolder folder) {
        var payment = StoreSamples.requested(folder, "key", 100);
        assertThat(stores().start(payment, folder)).isInstanceOf(FolderChanged.class);
        assertThat(stores().payments()
                        .find(folder.id(), payment.payment().request().id()))
                .isEmpty();
    }

    @Test
    default void a_start_succeeds_up_to_the_limits_of_the_folder_and_fails_beyond_them() {
        var folder = stores().folder(
                        10_000, FolderLimits.TOTAL - 1, FolderLimits.LIVE - 1, GuestRateLimit.none(), Optional.empty());
        assertThat(stores().start(StoreSamples.requested(folder, "last", 100), folder))
                .isInstanceOf(Written.class);
        assertThat(stores().start(StoreSamples.requested(folder, "more", 100), folder))
                .isInstanceOf(FolderChanged.class);
    }

    @Test
    default void a_retried_attempt_is_reported_as_written_and_another_attempt_gets_the_existing_payment() {
        var folder = stores().folder(10_000);
        var own = StoreSamples.requested(folder, "key", 10_000);
        var other = StoreSamples.requested(own.payment().request(), "another attempt");
        assertThat(stores().start(own, folder)).isEqualTo(new Written(own));
        assertThat(stores().start(own, folder)).isEqualTo(new Written(own));
        assertThat(stores().start(other, folder)).isEqualTo(new AlreadyExists(own));
        assertThat(stores().stored(folder).payments()).isEqualTo(1);
    }

    @Test
    default void a_guest_has_at_most_one_pending_payment_and_each_start_is_counted_once() {
        var folder = stores().folder(10_000);
        VersionedPayment first = stores().startPayment(StoreSamples.requestedByGuest(folder, "first", 100), folder);
        var pending = stores().stored(folder);
        assertThat(pending.guestRateLimit()).isEqualTo(StoreSamples.rateLimit(1, List.of(StoreSamples.NOW)));
        assertThat(stores().start(StoreSamples.requestedByGuest(folder, "second", 100), pending))
                .isInstanceOf(FolderChanged.class);
        assertThat(stores().start(StoreSamples.requested(folder, "hotel", 100), folder))
                .isInstanceOf(Written.class);
        stores().transition(
                        first,
                        new Failed(
                                first.payment().request(),
                                Optional.empty(),
                                Ending.of(StoreSamples.NOW, Reason.ANCV_UNAVAILABLE)));
        assertThat(stores().start(StoreSamples.requestedByGuest(folder, "stale", 100), folder))
                .isInstanceOf(FolderChanged.class);
        var decided = stores().stored(folder);
        assertThat(decided.guestRateLimit()).isEqualTo(StoreSamples.rateLimit(0, List.of(StoreSamples.NOW)));
        assertThat(stores().start(StoreSamples.requestedByGuest(folder, "third", 100), decided))
                .isInstanceOf(Written.class);
        assertThat(stores().stored(folder).guestRateLimit())
                .isEqualTo(StoreSamples.rateLimit(1, List.of(StoreSamples.NOW, StoreSamples.NOW)));
    }

    @Test
    default void fifty_concurrent_starts_never_commit_more_than_the_total() throws InterruptedException {
        var folder = stores().folder(1_000);
        List<Started> results = Concurrently.times(
                50, number -> stores().start(StoreSamples.requested(folder, "key-" + number, 90), folder));
        assertThat(results).filteredOn(Written.class::isInstance).hasSize(11);
        assertThat(results).filteredOn(FolderChanged.class::isInstance).hasSize(39);
        var folderWithPayments =
                stores().folders().findWithPayments(folder.id()).orElseThrow();
        assertThat(folderWithPayments.payments()).hasSize(11);
        assertThat(folderWithPayments.folder().sums().pending()).isEqualTo(Money.ofCents(11 * 90));
        assertThat(folderWithPayments.folder().live()).isEqualTo(11);
        assertThat(folderWithPayments.folder().payments()).isEqualTo(11);
    }

    @Test
    default void fifty_concurrent_starts_with_the_same_key_write_one_payment() throws InterruptedException {
        var folder = stores().folder(1_000);
        var request = StoreSamples.requested(folder, "key", 1_000).payment().request();
        List<Started> results = Concurrently.times(
                50, number -> stores().start(StoreSamples.requested(request, "attempt-" + number), folder));
        assertThat(results).filteredOn(Written.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(AlreadyExists.class::isInstance).hasSize(49);
        assertThat(stores().stored(folder).sums().pending()).isEqualTo(Money.ofCents(1_000));
    }
}
