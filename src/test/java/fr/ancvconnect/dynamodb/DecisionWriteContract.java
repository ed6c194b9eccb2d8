package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.app.payment.PaymentStore.Started.FolderChanged;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first writer of a decision writes all of it. The second writer writes nothing. */
interface DecisionWriteContract extends StoreProvider {

    @Test
    default void a_paid_amount_moves_from_the_pending_sum_to_the_paid_sum() {
        var folder = stores().folder(10_000);
        VersionedPayment pending = stores().startPendingPayment(folder, "key", 4_000);
        stores().transition(pending, DecisionSamples.paid(pending, 3_000));
        BookingFolder stored = stores().stored(folder);
        assertThat(stored.sums()).isEqualTo(new FolderSums(Money.ofCents(10_000), Money.ofCents(3_000), Money.ZERO));
        assertThat(stored.live()).isEqualTo(1);
    }

    @Test
    default void the_second_writer_of_a_version_writes_nothing() {
        var folder = stores().folder(10_000);
        VersionedPayment pending = stores().startPendingPayment(folder, "key", 4_000);
        VersionedPayment paid = stores().transition(pending, DecisionSamples.paid(pending, 4_000));
        assertThat(stores().payments()
                        .apply(pending, DecisionSamples.changedTo(pending, DecisionSamples.expired(pending))))
                .isEmpty();
        assertThat(stores().payments().reschedule(pending, NextCheck.settled(StoreSamples.NOW)))
                .isEmpty();
        assertThat(stores().payments()
                        .find(folder.id(), paid.payment().request().id()))
                .contains(paid);
        assertThat(stores().stored(folder).sums().paid()).isEqualTo(Money.ofCents(4_000));
        assertThat(stores().folders()
                        .findPayment(folder.id(), paid.payment().request().id())
                        .orElseThrow()
                        .history())
                .hasSize(3);
    }

    @Test
    default void exactly_one_of_ten_concurrent_writers_succeeds() throws InterruptedException {
        var folder = stores().folder(10_000);
        VersionedPayment pending = stores().startPendingPayment(folder, "key", 4_000);
        List<Optional<VersionedPayment>> results = Concurrently.times(
                10,
                number -> number % 2 == 0
                        ? stores().payments()
                                .apply(
                                        pending,
                                        DecisionSamples.changedTo(pending, DecisionSamples.paid(pending, 4_000)))
                        : stores().payments().reschedule(pending, NextCheck.at(StoreSamples.NOW)));
        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(stores().payments()
                        .find(folder.id(), pending.payment().request().id()))
                .isEqualTo(results.stream().flatMap(Optional::stream).findFirst());
    }

    @Test
    default void a_payment_is_found_by_its_transaction_after_the_transaction_is_written() {
        var folder = stores().folder(10_000);
        VersionedPayment first = stores().startPayment(StoreSamples.requested(folder, "key", 100), folder);
        var authorization = StoreSamples.authorization(first.payment().request());
        assertThat(stores().payments().findByTransaction(authorization.transaction()))
                .isEmpty();
        VersionedPayment created = stores().withTransaction(first);
        assertThat(stores().payments().findByTransaction(authorization.transaction()))
                .contains(created);
        VersionedPayment pending =
                stores().transition(created, new Pending(first.payment().request(), authorization));
        assertThat(stores().payments().findByTransaction(authorization.transaction()))
                .contains(pending);
    }

    @Test
    default void a_transaction_cannot_be_assigned_to_a_second_payment() {
        var folder = stores().folder(10_000);
        VersionedPayment owner =
                stores().withTransaction(stores().startPayment(StoreSamples.requested(folder, "owner", 100), folder));
        VersionedPayment other = stores().startPayment(StoreSamples.requested(folder, "other", 100), folder);
        var duplicate = new Requested(other.payment().request(), owner.payment().transaction());
        assertThatThrownBy(() -> stores().payments().apply(other, DecisionSamples.transactionStored(other, duplicate)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stores().payments()
                        .find(folder.id(), other.payment().request().id()))
                .contains(other);
    }

    @Test
    default void a_late_confirmation_without_a_re_credit_may_exceed_the_total_and_blocks_further_starts() {
        var folder = stores().folder(10_000);
        VersionedPayment late = stores().startPendingPayment(folder, "late", 6_000);
        VersionedPayment expired = stores().transition(late, DecisionSamples.expired(late));
        VersionedPayment other = stores().startPendingPayment(folder, "other", 9_000);
        stores().transition(expired, DecisionSamples.paid(expired, 6_000));
        BookingFolder overcommitted = stores().stored(folder);
        assertThat(overcommitted.sums().committed()).isEqualTo(Money.ofCents(15_000));
        assertThat(overcommitted.sums().available()).isEqualTo(Money.ZERO);
        assertThat(stores().start(StoreSamples.requested(folder, "more", 1), overcommitted))
                .isInstanceOf(FolderChanged.class);
        assertThat(stores().folders().redeclare(overcommitted, StoreSamples.declaration(9_999), StoreSamples.NOW))
                .isFalse();
        assertThat(stores().folders().redeclare(overcommitted, StoreSamples.declaration(14_000), StoreSamples.NOW))
                .isTrue();
        assertThat(stores().start(StoreSamples.requested(folder, "debt", 1), folder))
                .isInstanceOf(FolderChanged.class);
        stores().transition(other, DecisionSamples.expired(other));
        stores().startPayment(StoreSamples.requested(folder, "rest", 8_000), folder);
        assertThat(stores().start(StoreSamples.requested(folder, "cent", 1), folder))
                .isInstanceOf(FolderChanged.class);
    }
}
