package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.state.Ending;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import fr.ancvconnect.domain.payment.state.Payment.Refused;
import fr.ancvconnect.domain.payment.state.Payment.Requested;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each written field is read back. */
interface StateContract extends StoreProvider {

    @Test
    default void each_state_with_and_without_optional_fields_is_read_as_it_was_written() {
        var folder = stores().folder(1_000_000);
        int states = EveryState.of(
                        StoreSamples.requested(folder, "any", 500).payment().request())
                .size();
        for (int index = 0; index < states; index++) {
            VersionedPayment first = stores().startPayment(StoreSamples.requested(folder, "key-" + index, 500), folder);
            Payment next = EveryState.of(first.payment().request()).get(index);
            VersionedPayment written = stores().transition(first, next);
            assertThat(written.payment()).isEqualTo(next);
            assertThat(stores().payments().find(folder.id(), next.request().id()))
                    .contains(written);
            // The next state removes all attributes of the previous state. Each payment ends, so that the limit of live
            // payments is not reached.
            stores().transition(
                            written,
                            new Refused(
                                    next.request(),
                                    next.transaction(),
                                    new Ending(StoreSamples.NOW, Optional.empty(), Optional.empty())));
            assertThat(stores().payments()
                            .find(folder.id(), next.request().id())
                            .orElseThrow()
                            .payment()
                            .refund())
                    .isEmpty();
        }
    }

    @Test
    default void a_new_payment_is_read_with_its_metadata_as_version_1() {
        var folder = stores().folder(10_000);
        var payment = StoreSamples.requestedByGuest(folder, "key", 4_000);
        stores().start(payment, folder);
        var both = stores().payments()
                .findBoth(folder.id(), payment.payment().request().id());
        assertThat(both.payment()).contains(payment);
        assertThat(both.payment().orElseThrow().version()).isEqualTo(1);
        assertThat(both.folder()).contains(stores().stored(folder));
    }

    @Test
    default void reads_of_missing_items_return_empty() {
        var folder = StoreSamples.folder("nobody", 100);
        var payment = StoreSamples.requested(folder, "key", 50).payment().request();
        var both = stores().payments().findBoth(folder.id(), payment.id());
        assertThat(both.folder()).isEmpty();
        assertThat(both.payment()).isEmpty();
        assertThat(stores().payments().find(folder.id(), payment.id())).isEmpty();
        assertThat(stores().payments()
                        .findByTransaction(StoreSamples.authorization(payment).transaction()))
                .isEmpty();
        assertThat(stores().folders().findPayment(folder.id(), payment.id())).isEmpty();
        assertThat(stores().folders().findWithPayments(folder.id())).isEmpty();
    }

    @Test
    default void a_next_check_is_stored_with_its_attention_and_removed_when_settled() {
        var folder = stores().folder(10_000);
        VersionedPayment first = stores().startPayment(StoreSamples.requested(folder, "key", 100), folder);
        var withAttention = new NextCheck(
                Optional.of(StoreSamples.NOW),
                9,
                Optional.of(Attention.since(StoreSamples.NOW, Attention.Cause.TOO_MANY_TRIES)),
                Optional.empty());
        VersionedPayment rescheduled =
                stores().payments().reschedule(first, withAttention).orElseThrow();
        assertThat(stores().payments()
                        .find(folder.id(), first.payment().request().id()))
                .contains(rescheduled);
        assertThat(rescheduled.nextCheck()).isEqualTo(withAttention);
        VersionedPayment settled = stores().payments()
                .reschedule(rescheduled, NextCheck.settled(StoreSamples.NOW))
                .orElseThrow();
        assertThat(stores().payments()
                        .find(folder.id(), first.payment().request().id()))
                .contains(settled);
        assertThat(settled.nextCheck()).isEqualTo(NextCheck.settled(StoreSamples.NOW));
    }

    @Test
    default void the_state_of_an_ordered_cancellation_is_stored_and_removed_with_the_attention() {
        var folder = stores().folder(10_000);
        VersionedPayment payment = stores().startPayment(StoreSamples.requested(folder, "key", 100), folder);
        for (Attention.Cancellation cancellation : Attention.Cancellation.values()) {
            var attention = new Attention(StoreSamples.NOW, Attention.Cause.TRANSACTION_MISMATCH, cancellation);
            var nextCheck = new NextCheck(Optional.of(StoreSamples.NOW), 9, Optional.of(attention), Optional.empty());
            payment = stores().payments().reschedule(payment, nextCheck).orElseThrow();
            assertThat(stores().payments()
                            .find(folder.id(), payment.payment().request().id())
                            .map(VersionedPayment::nextCheck))
                    .contains(nextCheck);
        }
        payment = stores().payments()
                .reschedule(payment, NextCheck.at(StoreSamples.NOW))
                .orElseThrow();
        var withNewAttention = new NextCheck(
                Optional.of(StoreSamples.NOW),
                0,
                Optional.of(Attention.since(StoreSamples.NOW, Attention.Cause.TOO_MANY_TRIES)),
                Optional.empty());
        var _ = stores().payments().reschedule(payment, withNewAttention).orElseThrow();
        assertThat(stores().payments()
                        .find(folder.id(), payment.payment().request().id())
                        .map(VersionedPayment::nextCheck))
                .contains(withNewAttention);
    }

    @Test
    default void the_history_contains_all_entries_in_order_including_the_pending_entry() {
        var folder = stores().folder(10_000);
        VersionedPayment first = stores().startPayment(StoreSamples.requested(folder, "key", 100), folder);
        var authorization = StoreSamples.authorization(first.payment().request());
        VersionedPayment created = stores().apply(
                        first,
                        DecisionSamples.transactionStored(
                                first, new Requested(first.payment().request(), Optional.of(authorization))));
        VersionedPayment rescheduled = stores().payments()
                .reschedule(created, NextCheck.at(StoreSamples.NOW))
                .orElseThrow();
        VersionedPayment pending =
                stores().transition(rescheduled, new Pending(first.payment().request(), authorization));
        var refused = new Refused(
                first.payment().request(),
                Optional.of(authorization),
                new Ending(StoreSamples.NOW, Optional.of(Reason.freeText("Erreur")), Optional.empty()));
        var entry = new HistoryEntry(
                StoreSamples.NOW, PaymentStatus.REFUSED, Actor.PLATFORM, Optional.of(Reason.freeText("Erreur")));
        stores().apply(
                        pending,
                        DecisionSamples.withEntry(pending, refused, entry, NextCheck.settled(StoreSamples.NOW)));
        var paymentWithHistory = stores().folders()
                .findPayment(folder.id(), first.payment().request().id())
                .orElseThrow();
        assertThat(paymentWithHistory.history())
                .containsExactly(StoreSamples.entry(first.payment()), StoreSamples.entry(pending.payment()), entry);
        assertThat(stores().folders()
                        .findWithPayments(folder.id())
                        .orElseThrow()
                        .payments())
                .isEqualTo(List.of(paymentWithHistory));
    }
}
