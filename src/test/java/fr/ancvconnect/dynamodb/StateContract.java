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

/** All that is written is read back, field by field. */
interface StateContract extends StoreProvider {

    @Test
    default void every_state_with_every_part_is_read_as_it_was_written() {
        var folder = stores().folder(1_000_000);
        int states = EveryState.of(
                        StoreSamples.requested(folder, "any", 500).payment().request())
                .size();
        for (int index = 0; index < states; index++) {
            VersionedPayment first = stores().started(StoreSamples.requested(folder, "key-" + index, 500), folder);
            Payment next = EveryState.of(first.payment().request()).get(index);
            VersionedPayment written = stores().became(first, next);
            assertThat(written.payment()).isEqualTo(next);
            assertThat(stores().payments().find(folder.id(), next.request().id()))
                    .contains(written);
            // The next state removes all attributes of the previous state. Each payment ends here, so that the folder's
            // limit of
            // live payments is not reached.
            stores().became(
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
    default void a_new_payment_is_read_with_its_marks_as_version_one() {
        var folder = stores().folder(10_000);
        var payment = StoreSamples.byGuest(folder, "key", 4_000);
        stores().start(payment, folder);
        var both = stores().payments()
                .findBoth(folder.id(), payment.payment().request().id());
        assertThat(both.payment()).contains(payment);
        assertThat(both.payment().orElseThrow().version()).isEqualTo(1);
        assertThat(both.folder()).contains(stores().stored(folder));
    }

    @Test
    default void what_is_not_there_is_empty() {
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
        assertThat(stores().folders().findWhole(folder.id())).isEmpty();
    }

    @Test
    default void a_next_look_is_kept_with_its_attention_and_leaves_when_settled() {
        var folder = stores().folder(10_000);
        VersionedPayment first = stores().started(StoreSamples.requested(folder, "key", 100), folder);
        var tired = new NextCheck(
                Optional.of(StoreSamples.NOW),
                9,
                Optional.of(Attention.since(StoreSamples.NOW, Attention.Cause.TOO_MANY_TRIES)),
                Optional.empty());
        VersionedPayment looked = stores().payments().reschedule(first, tired).orElseThrow();
        assertThat(stores().payments()
                        .find(folder.id(), first.payment().request().id()))
                .contains(looked);
        assertThat(looked.nextCheck()).isEqualTo(tired);
        VersionedPayment settled = stores().payments()
                .reschedule(looked, NextCheck.settled(StoreSamples.NOW))
                .orElseThrow();
        assertThat(stores().payments()
                        .find(folder.id(), first.payment().request().id()))
                .contains(settled);
        assertThat(settled.nextCheck()).isEqualTo(NextCheck.settled(StoreSamples.NOW));
    }

    @Test
    default void what_became_of_an_order_to_cancel_is_kept_with_the_attention_and_leaves_with_it() {
        var folder = stores().folder(10_000);
        VersionedPayment payment = stores().started(StoreSamples.requested(folder, "key", 100), folder);
        for (Attention.Cancellation cancellation : Attention.Cancellation.values()) {
            var attention = new Attention(StoreSamples.NOW, Attention.Cause.TRANSACTION_MISMATCH, cancellation);
            var looked = new NextCheck(Optional.of(StoreSamples.NOW), 9, Optional.of(attention), Optional.empty());
            payment = stores().payments().reschedule(payment, looked).orElseThrow();
            assertThat(stores().payments()
                            .find(folder.id(), payment.payment().request().id())
                            .map(VersionedPayment::nextCheck))
                    .contains(looked);
        }
        payment = stores().payments()
                .reschedule(payment, NextCheck.at(StoreSamples.NOW))
                .orElseThrow();
        var again = new NextCheck(
                Optional.of(StoreSamples.NOW),
                0,
                Optional.of(Attention.since(StoreSamples.NOW, Attention.Cause.TOO_MANY_TRIES)),
                Optional.empty());
        stores().payments().reschedule(payment, again).orElseThrow();
        assertThat(stores().payments()
                        .find(folder.id(), payment.payment().request().id())
                        .map(VersionedPayment::nextCheck))
                .contains(again);
    }

    @Test
    default void the_history_tells_every_step_in_order_also_that_the_customer_was_asked() {
        var folder = stores().folder(10_000);
        VersionedPayment first = stores().started(StoreSamples.requested(folder, "key", 100), folder);
        var authorization = StoreSamples.authorization(first.payment().request());
        VersionedPayment known = stores().applied(
                        first,
                        DecisionSamples.knows(
                                first, new Requested(first.payment().request(), Optional.of(authorization))));
        VersionedPayment looked = stores().payments()
                .reschedule(known, NextCheck.at(StoreSamples.NOW))
                .orElseThrow();
        VersionedPayment asked =
                stores().became(looked, new Pending(first.payment().request(), authorization));
        var refused = new Refused(
                first.payment().request(),
                Optional.of(authorization),
                new Ending(StoreSamples.NOW, Optional.of(Reason.words("Erreur")), Optional.empty()));
        var entry = new HistoryEntry(
                StoreSamples.NOW, PaymentStatus.REFUSED, Actor.PLATFORM, Optional.of(Reason.words("Erreur")));
        stores().applied(asked, DecisionSamples.told(asked, refused, entry, NextCheck.settled(StoreSamples.NOW)));
        var story = stores().folders()
                .findPayment(folder.id(), first.payment().request().id())
                .orElseThrow();
        assertThat(story.history())
                .containsExactly(StoreSamples.entry(first.payment()), StoreSamples.entry(asked.payment()), entry);
        assertThat(stores().folders().findWhole(folder.id()).orElseThrow().payments())
                .isEqualTo(List.of(story));
    }
}
