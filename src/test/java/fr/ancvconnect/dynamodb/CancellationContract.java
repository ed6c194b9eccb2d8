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
    default void a_cancellation_writes_the_folder_and_all_changed_payments() {
        var folder = stores().folder(10_000);
        VersionedPayment pending = stores().startPendingPayment(folder, "paid", 4_000);
        stores().transition(pending, DecisionSamples.paid(pending, 3_000));
        VersionedPayment expiring = stores().startPendingPayment(folder, "expired", 500);
        VersionedPayment expired = stores().transition(expiring, DecisionSamples.expired(expiring));
        stores().startPendingPayment(folder, "pending", 1_000);
        stores().startPayment(StoreSamples.requestedByGuest(folder, "requested", 2_000), folder);
        var cancellation = Cancellations.of(folderWithPayments(folder));
        assertThat(stores().folders().cancel(cancellation)).isTrue();

        BookingFolder stored = stores().stored(folder);
        assertThat(stored.cancelledAt()).contains(Cancellations.AT);
        assertThat(stored.sums())
                .isEqualTo(new FolderSums(Money.ofCents(10_000), Money.ofCents(3_000), Money.ofCents(1_000)));
        assertThat(stored.live()).isEqualTo(2);
        assertThat(stored.payments()).isEqualTo(4);
        assertThat(stored.guestRateLimit()).isEqualTo(StoreSamples.rateLimit(0, List.of(StoreSamples.NOW)));
        assertThat(cancellation.changes()).hasSize(3).allSatisfy(change -> {
            var request = change.next().payment().request();
            var payment =
                    stores().folders().findPayment(folder.id(), request.id()).orElseThrow();
            assertThat(payment.payment()).isEqualTo(change.next());
            assertThat(payment.history())
                    .startsWith(change.payment().history().toArray(Cancellations.NO_ENTRIES))
                    .hasSize(change.payment().history().size() + 1)
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
    default void a_folder_without_payments_can_be_cancelled() {
        var folder = stores().folder(10_000);
        assertThat(stores().folders().cancel(Cancellations.of(folderWithPayments(folder))))
                .isTrue();
        assertThat(stores().stored(folder)).isEqualTo(folder.cancelled(Cancellations.AT, ReservedAmount.NONE));
    }

    @Test
    default void a_cancellation_fails_if_a_payment_started_after_the_folder_was_read() {
        var folder = stores().folder(10_000);
        stores().startPendingPayment(folder, "earlier", 1_000);
        var cancellation = Cancellations.of(folderWithPayments(folder));
        stores().startPayment(StoreSamples.requested(folder, "later", 1_000), folder);
        assertCancellationFailsWithoutChanges(folder, cancellation);
        assertThat(stores().folders().cancel(Cancellations.of(folderWithPayments(folder))))
                .isTrue();
    }

    @Test
    default void a_cancellation_fails_if_a_payment_changed_after_the_folder_was_read() {
        var folder = stores().folder(10_000);
        stores().startPendingPayment(folder, "unchanged", 1_000);
        VersionedPayment pending = stores().startPendingPayment(folder, "pending", 1_000);
        var cancellation = Cancellations.of(folderWithPayments(folder));
        VersionedPayment paid = stores().transition(pending, DecisionSamples.paid(pending, 900));
        assertCancellationFailsWithoutChanges(folder, cancellation);
        var secondCancellation = Cancellations.of(folderWithPayments(folder));
        var _ = stores().payments()
                .reschedule(paid, NextCheck.at(StoreSamples.NOW))
                .orElseThrow();
        assertCancellationFailsWithoutChanges(folder, secondCancellation);
    }

    @Test
    default void a_folder_is_cancelled_only_once() {
        var folder = stores().folder(10_000);
        stores().startPendingPayment(folder, "pending", 1_000);
        var cancellation = Cancellations.of(folderWithPayments(folder));
        assertThat(stores().folders().cancel(cancellation)).isTrue();
        assertCancellationFailsWithoutChanges(folder, cancellation);
        assertCancellationFailsWithoutChanges(
                folder, new FolderCancellation(folderWithPayments(folder), StoreSamples.NOW, List.of()));
    }

    @Test
    default void a_folder_with_the_maximum_of_live_payments_is_cancelled_in_one_write() {
        var folder = stores().folder(100_000);
        IntStream.range(0, FolderLimits.LIVE)
                .forEach(number -> stores().startPendingPayment(folder, "key-" + number, 100));
        var cancellation = Cancellations.of(folderWithPayments(folder));
        assertThat(cancellation.changes()).hasSize(FolderLimits.LIVE);
        assertThat(stores().folders().cancel(cancellation)).isTrue();
        assertThat(folderWithPayments(folder).payments())
                .hasSize(FolderLimits.LIVE)
                .allMatch(payment -> payment.payment().payment().isReversalPending());
        assertThat(stores().stored(folder).live()).isEqualTo(FolderLimits.LIVE);
    }

    @Test
    default void at_most_one_concurrent_cancellation_succeeds_and_never_together_with_a_start()
            throws InterruptedException {
        var folder = stores().folder(10_000, 0, 0, GuestRateLimit.none(), Optional.empty());
        stores().startPendingPayment(folder, "pending", 1_000);
        var cancellation = Cancellations.of(folderWithPayments(folder));
        List<Boolean> results = Concurrently.times(
                10,
                number -> number < 5
                        ? stores().folders().cancel(cancellation)
                        : stores().start(StoreSamples.requested(folder, "key-" + number, 1), folder)
                                instanceof FolderChanged);
        boolean cancelled = stores().stored(folder).isCancelled();
        assertThat(results.subList(0, 5)).filteredOn(each -> each).hasSize(cancelled ? 1 : 0);
        assertThat(folderWithPayments(folder).payments())
                .hasSize(1
                        + (int) results.subList(5, 10).stream()
                                .filter(rejected -> !rejected)
                                .count());
        assertThat(cancelled).isEqualTo(folderWithPayments(folder).payments().size() == 1);
    }

    private void assertCancellationFailsWithoutChanges(BookingFolder folder, FolderCancellation cancellation) {
        FolderWithPayments before = folderWithPayments(folder);
        assertThat(stores().folders().cancel(cancellation)).isFalse();
        assertThat(folderWithPayments(folder)).isEqualTo(before);
    }

    private FolderWithPayments folderWithPayments(BookingFolder folder) {
        return stores().folders().findWithPayments(folder.id()).orElseThrow();
    }
}
