package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.Attention.Cause;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.decision.Decision.Disallowed;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision.Unchanged;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The platform's resolutions of a payment that needs attention. */
class ResolutionTest {

    private static final Optional<Reason> FREE_TEXT = Optional.of(Reason.freeText("Settled on the phone"));
    private static final NextCheck NEEDING_ATTENTION = new NextCheck(
            PaymentSamples.DUE.dueAt(),
            9,
            Optional.of(Attention.since(PaymentSamples.EARLY, Cause.TRANSACTION_MISMATCH)),
            Optional.empty());

    private static Decision decide(Payment payment, NextCheck nextCheck, Event event) {
        return new PaymentDecider(PaymentSamples.POLICIES).decide(payment, nextCheck, event, PaymentSamples.OVER);
    }

    private static Decision resolved(PaymentSamples sample, Resolution action) {
        return decide(
                sample.payment, NEEDING_ATTENTION, new Event.ResolutionRequested(Actor.PLATFORM, action, FREE_TEXT));
    }

    private static NextCheck ordered(PaymentSamples sample) {
        return ((Changed) resolved(sample, Resolution.CANCEL_AT_ANCV)).nextCheck();
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_without_attention_cannot_be_resolved(Resolution action) {
        var requested = new Event.ResolutionRequested(Actor.PLATFORM, action, FREE_TEXT);
        assertThat(decide(PaymentSamples.PENDING.payment, PaymentSamples.DUE, requested))
                .isEqualTo(new Disallowed(Decision.Rule.PAYMENT_NOT_IN_ATTENTION));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNSENT", "FAILED_UNSENT"})
    void the_cancellation_order_is_written_with_a_history_entry_before_the_call_to_ancv(PaymentSamples sample) {
        assertThat(resolved(sample, Resolution.CANCEL_AT_ANCV)).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.step()).isEqualTo(Step.CANCEL_AT_ANCV);
            assertThat(changed.next()).isEqualTo(sample.payment);
            assertThat(changed.entry())
                    .contains(
                            new HistoryEntry(PaymentSamples.OVER, sample.payment.status(), Actor.PLATFORM, FREE_TEXT));
            assertThat(changed.nextCheck().isCancellationOrdered()).isTrue();
            assertThat(changed.nextCheck().dueAt()).isPresent();
            assertThat(CheckPriority.of(changed.next(), changed.nextCheck())).isEqualTo(CheckPriority.URGENT);
        });
    }

    @Test
    void a_repeated_order_adds_no_history_entry() {
        var repeated = new Event.ResolutionRequested(Actor.PLATFORM, Resolution.CANCEL_AT_ANCV, FREE_TEXT);
        NextCheck ordered = ordered(PaymentSamples.PENDING);
        assertThat(decide(PaymentSamples.PENDING.payment, ordered, repeated))
                .isEqualTo(new Unchanged(ordered, Step.CANCEL_AT_ANCV));
    }

    @Test
    void a_payment_without_a_transaction_is_cancelled_immediately() {
        assertThat(resolved(PaymentSamples.UNSENT, Resolution.CANCEL_AT_ANCV))
                .isInstanceOfSatisfying(Changed.class, changed -> {
                    assertThat(changed.next()).isInstanceOf(Cancelled.class);
                    assertThat(changed.step()).isEqualTo(Step.NONE);
                });
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNSENT", "FAILED_UNSENT"})
    void a_successful_cancellation_makes_the_payment_cancelled_by_the_platform_and_re_credited(PaymentSamples sample) {
        var succeeded = new Event.CancellationSucceeded(TransactionSamples.in(AncvState.CANCELLED, 12_000)
                .withShopId("10000652")
                .transaction());
        assertThat(decide(sample.payment, ordered(sample), succeeded))
                .isInstanceOfSatisfying(Changed.class, changed -> {
                    assertThat(changed.next()).isInstanceOf(Cancelled.class);
                    assertThat(changed.next().refund()).contains(new Refund.ReCredited());
                    assertThat(changed.entry().map(HistoryEntry::by)).contains(Actor.PLATFORM);
                    assertThat(changed.nextCheck()).isEqualTo(NextCheck.settled(PaymentSamples.OVER));
                    assertThat(changed.sums()).isEqualTo(ReservedAmount.NONE.minus(ReservedAmount.of(sample.payment)));
                });
    }

    @Test
    void a_cancelled_payment_has_the_authorized_amount_even_above_the_request_unless_it_is_invalid() {
        assertThat(cancelled(12_001).confirmation().map(Confirmation::amount)).contains(Money.ofCents(12_001));
        assertThat(cancelled(12_000, -1).confirmation()).isEmpty();
        assertThat(cancelled().refund()).isEmpty();
    }

    private static Payment cancelled(long... cents) {
        var succeeded = new Event.CancellationSucceeded(
                TransactionSamples.in(AncvState.CANCELLED, cents).transaction());
        return ((Changed) decide(PaymentSamples.PENDING.payment, ordered(PaymentSamples.PENDING), succeeded)).next();
    }

    @ParameterizedTest
    @CsvSource({"PROCESSING", "AUTHORIZED", "VALIDATED", "UNCLEAR"})
    void an_ordered_cancellation_is_carried_out_for_any_record(AncvState state) {
        for (TransactionSamples found : new TransactionSamples[] {
            TransactionSamples.in(state, 12_000),
            TransactionSamples.in(state, 12_000).withShopId("10000652")
        }) {
            assertThat(decide(PaymentSamples.PENDING.payment, ordered(PaymentSamples.PENDING), found.read())
                            .step())
                    .isEqualTo(Step.CANCEL_AT_ANCV);
        }
    }

    @Test
    void a_cancelled_record_completes_the_cancellation_even_if_it_does_not_match() {
        TransactionSamples found =
                TransactionSamples.in(AncvState.CANCELLED, 12_000).withShopId("10000652");
        assertThat(decide(PaymentSamples.PAID.payment, ordered(PaymentSamples.PAID), found.readAfterForbidden()))
                .isInstanceOfSatisfying(
                        Changed.class, changed -> assertThat(changed.next()).isInstanceOf(Cancelled.class));
    }

    @Test
    void a_paid_payment_stays_paid_and_not_refunded_if_ancv_forbids_the_cancellation() {
        assertThat(decide(
                        PaymentSamples.PAID.payment,
                        ordered(PaymentSamples.PAID),
                        TransactionSamples.in(AncvState.VALIDATED, 12_000).readAfterForbidden()))
                .isInstanceOfSatisfying(Changed.class, changed -> {
                    assertThat(changed.next().status()).isEqualTo(PaymentStatus.PAID);
                    assertThat(changed.next().refund()).contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
                    assertThat(changed.events()).containsExactly(PaymentEventType.RE_CREDIT_FORBIDDEN);
                    assertThat(changed.nextCheck().attention()).isEmpty();
                });
    }

    @Test
    void a_forbidden_cancellation_of_a_mismatch_keeps_the_attention_and_removes_the_order() {
        TransactionSamples found =
                TransactionSamples.in(AncvState.VALIDATED, 12_000).withShopId("10000652");
        assertThat(decide(PaymentSamples.PENDING.payment, ordered(PaymentSamples.PENDING), found.readAfterForbidden()))
                .isInstanceOfSatisfying(Unchanged.class, unchanged -> {
                    assertThat(unchanged.nextCheck().attention()).isPresent();
                    assertThat(unchanged.nextCheck().isCancellationOrdered()).isFalse();
                    assertThat(unchanged.step()).isEqualTo(Step.NONE);
                });
    }

    @ParameterizedTest(name = "{0}: {1}, refund {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "UNSENT, FAILED, none",
                "REQUESTED, FAILED, none",
                "PENDING, FAILED, none",
                "WITHDRAWING, FAILED, none",
                "PAID, PAID, none",
                "PAID_NOT_REFUNDED, PAID, NotRefunded",
                "REFUSING_PENDING, REFUSED, NotRefunded",
                "REFUSING_PAID, REFUSED, NotRefunded",
                "CANCELLING_PENDING, CANCELLED, NotRefunded",
                "CANCELLING_PAID, CANCELLED, NotRefunded",
                "EXPIRED, EXPIRED, none",
                "EXPIRED_LATE, EXPIRED, NotRefunded",
                "CANCELLED_NOT_KNOWN, CANCELLED, NotKnown"
            })
    void a_payment_closed_manually_ends_and_is_not_checked_again(
            PaymentSamples sample, PaymentStatus status, String refund) {
        assertThat(resolved(sample, Resolution.CLOSE)).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.next().status()).isEqualTo(status);
            assertThat(changed.next().refund().map(actual -> actual.getClass().getSimpleName()))
                    .isEqualTo(Optional.ofNullable(refund));
            assertThat(reason(changed.next())).contains(Reason.RESOLVED_BY_HAND);
            assertThat(changed.entry())
                    .contains(new HistoryEntry(PaymentSamples.OVER, status, Actor.PLATFORM, FREE_TEXT));
            assertThat(changed.nextCheck()).isEqualTo(NextCheck.settled(PaymentSamples.OVER));
            assertThat(changed.step()).isEqualTo(Step.NONE);
        });
    }

    private static Optional<Reason> reason(Payment payment) {
        return payment instanceof Paid paid
                ? paid.reason()
                : ((Ended) payment).ending().reason();
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "PAID", "REFUSING_PAID"})
    void a_mismatched_or_missing_record_raises_no_attention_after_a_manual_close(PaymentSamples sample) {
        Payment closed = ((Changed) resolved(sample, Resolution.CLOSE)).next();
        NextCheck settled = NextCheck.settled(PaymentSamples.OVER);
        assertThat(decide(
                        closed,
                        settled,
                        TransactionSamples.in(AncvState.VALIDATED, 12_000)
                                .withShopId("10000652")
                                .read()))
                .isEqualTo(new Unchanged(settled, Step.NONE));
        assertThat(decide(closed, settled, new Event.TransactionNotFound()))
                .isInstanceOfSatisfying(
                        Unchanged.class,
                        unchanged ->
                                assertThat(unchanged.nextCheck().attention()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED_NOT_KNOWN, REJECTED",
        "CANCELLED_NOT_KNOWN, INITIALIZED",
        "REFUSED_NOT_KNOWN, EXPIRED",
        "PAID, AUTHORIZED"
    })
    void a_notification_schedules_no_check_for_a_payment_closed_manually(PaymentSamples sample, AncvState state) {
        Payment closed = ((Changed) resolved(sample, Resolution.CLOSE)).next();
        NextCheck settled = NextCheck.settled(PaymentSamples.OVER);
        assertThat(decide(closed, settled, TransactionSamples.in(state, 12_000).read()))
                .isEqualTo(new Unchanged(settled, Step.NONE));
        assertThat(decide(closed, settled, new Event.TransactionNotFound()))
                .isEqualTo(new Unchanged(settled, Step.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "PAID, UNCLEAR",
        "PAID, INITIALIZED",
        "PAID, PROCESSING",
        "PAID, AUTHORIZED",
        "REFUSING_PAID, UNCLEAR",
        "CANCELLING_PENDING, AUTHORIZED",
        "EXPIRED_LATE, UNCLEAR"
    })
    void an_ambiguous_record_schedules_no_check_if_the_amount_was_settled_manually(
            PaymentSamples sample, AncvState state) {
        Payment closed = ((Changed) resolved(sample, Resolution.CLOSE)).next();
        NextCheck settled = NextCheck.settled(PaymentSamples.OVER);
        assertThat(decide(closed, settled, TransactionSamples.in(state).read()))
                .isInstanceOfSatisfying(
                        Decision.Unchanged.class,
                        unchanged -> assertThat(unchanged.nextCheck()).isEqualTo(settled));
    }

    @ParameterizedTest
    @CsvSource({"UNCLEAR, 12000", "AUTHORIZED, 0"})
    void a_pending_payment_closed_manually_is_checked_if_its_record_may_become_a_charge(AncvState state, long cents) {
        Payment closed = ((Changed) resolved(PaymentSamples.PENDING, Resolution.CLOSE)).next();
        TransactionSamples found = cents == 0 ? TransactionSamples.in(state) : TransactionSamples.in(state, cents);
        assertThat(decide(closed, NextCheck.settled(PaymentSamples.OVER), found.read()))
                .isInstanceOfSatisfying(
                        Decision.Unchanged.class,
                        unchanged -> assertThat(unchanged.nextCheck().dueAt()).isPresent());
    }

    @Test
    void a_charge_after_a_manual_close_keeps_its_attention_if_ancv_reverses_it() {
        Payment closed = ((Changed) resolved(PaymentSamples.PENDING, Resolution.CLOSE)).next();
        var late = (Changed) decide(
                closed,
                NextCheck.settled(PaymentSamples.OVER),
                TransactionSamples.in(AncvState.AUTHORIZED, 12_000).read());
        var reversed = (Changed) decide(
                late.next(),
                late.nextCheck(),
                TransactionSamples.in(AncvState.REJECTED).read());
        assertThat(reversed.nextCheck().attention()).map(Attention::reason).contains(Cause.REVERSED_BY_ANCV);
        assertThat(decide(
                        reversed.next(),
                        reversed.nextCheck(),
                        TransactionSamples.in(AncvState.REJECTED).read()))
                .isInstanceOfSatisfying(Decision.Unchanged.class, unchanged -> {
                    assertThat(unchanged.nextCheck().attention())
                            .isEqualTo(reversed.nextCheck().attention());
                    assertThat(unchanged.nextCheck().dueAt()).isPresent();
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "EXPIRED"})
    void a_mismatched_charge_after_a_manual_close_needs_attention(PaymentSamples sample) {
        Payment closed = ((Changed) resolved(sample, Resolution.CLOSE)).next();
        var late = (Changed) decide(
                closed,
                NextCheck.settled(PaymentSamples.OVER),
                TransactionSamples.in(AncvState.AUTHORIZED, 12_000).read());
        Decision mismatch = decide(
                late.next(),
                late.nextCheck(),
                TransactionSamples.in(AncvState.AUTHORIZED, 12_000)
                        .withShopId(null)
                        .read());
        assertThat(mismatch)
                .isInstanceOfSatisfying(
                        Unchanged.class,
                        unchanged ->
                                assertThat(unchanged.nextCheck().attention()).isPresent());
    }

    @Test
    void an_unknown_refund_needs_attention_after_an_unblocking_but_not_after_a_manual_close() {
        var rejected = TransactionSamples.in(AncvState.REJECTED).read();
        NextCheck unblocked = PaymentSamples.CANCELLED_NOT_KNOWN.nextCheck().unblocked();
        assertThat(decide(PaymentSamples.CANCELLED_NOT_KNOWN.payment, unblocked, rejected))
                .isInstanceOfSatisfying(
                        Unchanged.class,
                        unchanged -> assertThat(unchanged.nextCheck().attention())
                                .isEqualTo(PaymentSamples.CANCELLED_NOT_KNOWN
                                        .nextCheck()
                                        .attention())
                                .isPresent());
        Payment closed = ((Changed) resolved(PaymentSamples.CANCELLED_NOT_KNOWN, Resolution.CLOSE)).next();
        assertThat(decide(closed, NextCheck.settled(PaymentSamples.OVER), rejected))
                .isEqualTo(new Unchanged(NextCheck.settled(PaymentSamples.OVER), Step.NONE));
    }

    @Test
    void a_charge_after_a_manual_close_is_re_credited_unless_the_amount_was_settled_manually() {
        var charged = TransactionSamples.in(AncvState.AUTHORIZED, 12_000).read();
        Payment failed = ((Changed) resolved(PaymentSamples.PENDING, Resolution.CLOSE)).next();
        assertThat(decide(failed, NextCheck.settled(PaymentSamples.OVER), charged)
                        .step())
                .isEqualTo(Step.CANCEL_AT_ANCV);
        Payment refused = ((Changed) resolved(PaymentSamples.REFUSING_PAID, Resolution.CLOSE)).next();
        assertThat(decide(refused, NextCheck.settled(PaymentSamples.OVER), charged)
                        .step())
                .isEqualTo(Step.NONE);
    }
}
