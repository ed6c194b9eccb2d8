package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.Attention.Cause;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision.Unchanged;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The platform's order to cancel at ANCV remains until ANCV has executed or forbidden it. */
class OrderedCancellationTest {

    private static final Optional<Reason> FREE_TEXT = Optional.of(Reason.freeText("Settled on the phone"));
    private static final NextCheck NEEDING_ATTENTION = new NextCheck(
            PaymentSamples.DUE.dueAt(),
            9,
            Optional.of(Attention.since(PaymentSamples.EARLY, Cause.TRANSACTION_MISMATCH)),
            Optional.empty());

    private static Decision decide(Payment payment, NextCheck nextCheck, Event event) {
        return new PaymentDecider(PaymentSamples.POLICIES).decide(payment, nextCheck, event, PaymentSamples.OVER);
    }

    private static NextCheck ordered(PaymentSamples sample) {
        var requested = new Event.ResolutionRequested(Actor.PLATFORM, Resolution.CANCEL_AT_ANCV, FREE_TEXT);
        return ((Changed) decide(sample.payment, NEEDING_ATTENTION, requested)).nextCheck();
    }

    @Test
    void a_second_forbidden_re_credit_adds_no_history_entry() {
        NextCheck ordered = ordered(PaymentSamples.PAID_NOT_REFUNDED);
        Decision decision = decide(
                PaymentSamples.PAID_NOT_REFUNDED.payment,
                ordered,
                TransactionSamples.in(AncvState.VALIDATED, 12_000).readAfterForbidden());
        assertThat(decision).isEqualTo(new Unchanged(NextCheck.settled(PaymentSamples.OVER), Step.NONE));
    }

    @Test
    void a_forbidden_cancellation_keeps_the_attention_if_the_amount_at_ancv_differs() {
        Decision decision = decide(
                PaymentSamples.PAID.payment,
                ordered(PaymentSamples.PAID),
                TransactionSamples.in(AncvState.VALIDATED, 5_000).readAfterForbidden());
        assertThat(decision).isInstanceOfSatisfying(Unchanged.class, unchanged -> {
            assertThat(unchanged.nextCheck().attention()).map(Attention::reason).contains(Cause.TRANSACTION_MISMATCH);
            assertThat(unchanged.nextCheck().dueAt()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZED, 12000, true",
        "PAID, 12000, true",
        "PAID, 0, false",
        "CANCELLED, 12000, false",
        "PROCESSING, 0, false"
    })
    void a_payment_cancelled_at_ancv_needs_attention_again_only_if_the_customer_is_charged(
            AncvState state, long cents, boolean needed) {
        var succeeded = new Event.CancellationSucceeded(TransactionSamples.in(AncvState.CANCELLED, 12_000)
                .withShopId("10000652")
                .transaction());
        Payment cancelled =
                ((Changed) decide(PaymentSamples.PENDING.payment, ordered(PaymentSamples.PENDING), succeeded)).next();
        assertThat(decide(
                        cancelled,
                        NextCheck.settled(PaymentSamples.OVER),
                        TransactionSamples.in(state, cents)
                                .withShopId("10000652")
                                .read()))
                .isInstanceOfSatisfying(Unchanged.class, unchanged -> {
                    assertThat(unchanged.nextCheck().attention().isPresent()).isEqualTo(needed);
                    assertThat(unchanged.nextCheck().dueAt().isPresent()).isEqualTo(needed);
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "PENDING", "WITHDRAWING", "PAID"})
    void the_order_remains_after_a_refusal_or_a_cancellation_of_the_folder(PaymentSamples sample) {
        NextCheck ordered = ordered(sample);
        for (Event requested : List.of(
                new Event.RefusalRequested(Actor.ESTABLISHMENT, FREE_TEXT),
                new Event.FolderCancelled(Actor.PLATFORM, PaymentSamples.OVER))) {
            assertThat(decide(sample.payment, ordered, requested))
                    .isInstanceOfSatisfying(
                            Changed.class,
                            changed -> assertThat(changed.nextCheck().isCancellationOrdered())
                                    .isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, PROCESSING", "PENDING, PROCESSING", "PENDING, INITIALIZED"})
    void the_order_remains_if_ancv_forbids_it_while_the_customer_can_still_confirm(
            PaymentSamples sample, AncvState state) {
        Decision decision = new PaymentDecider(PaymentSamples.POLICIES)
                .decide(
                        sample.payment,
                        ordered(sample),
                        TransactionSamples.in(state).readAfterForbidden(),
                        PaymentSamples.OPEN);
        assertThat(decision instanceof Changed changed ? changed.nextCheck() : ((Unchanged) decision).nextCheck())
                .matches(NextCheck::isCancellationOrdered)
                .matches(nextCheck -> nextCheck.dueAt().isPresent());
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "PENDING", "WITHDRAWING", "REFUSING_PENDING", "EXPIRED_LATE"})
    void a_forbidden_cancellation_of_a_confirmed_payment_has_the_result_of_a_forbidden_refusal(PaymentSamples sample) {
        Decision decision = decide(
                sample.payment,
                ordered(sample),
                TransactionSamples.in(AncvState.VALIDATED, 12_000).readAfterForbidden());
        assertThat(decision).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.next().status()).isEqualTo(PaymentStatus.PAID);
            assertThat(changed.next().refund()).contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
            assertThat(changed.events()).containsExactly(PaymentEventType.PAID, PaymentEventType.RE_CREDIT_FORBIDDEN);
            assertThat(changed.entry().flatMap(HistoryEntry::reason)).contains(Reason.ANCV_FORBIDS);
            assertThat(changed.sums())
                    .isEqualTo(ReservedAmount.of(changed.next()).minus(ReservedAmount.of(sample.payment)));
        });
    }

    @Test
    void the_order_remains_after_the_result_of_the_payer_call_is_written() {
        for (Event response : List.of(new Event.PayerNamed(), new Event.PayerRejected(Reason.ANCV_REJECTED))) {
            assertThat(decide(PaymentSamples.REQUESTED.payment, ordered(PaymentSamples.REQUESTED), response))
                    .isInstanceOfSatisfying(
                            Changed.class,
                            changed -> assertThat(changed.nextCheck().isCancellationOrdered())
                                    .isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "REFUSING_PENDING", "PAID", "EXPIRED", "EXPIRED_LATE", "CANCELLED_RE_CREDITED"})
    void the_order_remains_if_ancv_does_not_find_the_transaction(PaymentSamples sample) {
        Decision decision = new PaymentDecider(PaymentSamples.POLICIES)
                .decide(sample.payment, ordered(sample), new Event.TransactionNotFound(), PaymentSamples.LOST);
        assertThat(decision instanceof Changed changed ? changed.nextCheck() : ((Unchanged) decision).nextCheck())
                .matches(NextCheck::isCancellationOrdered)
                .matches(nextCheck -> nextCheck.dueAt().isPresent());
    }
}
