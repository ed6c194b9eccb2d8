package fr.ancvconnect.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.Attention.Why;
import fr.ancvconnect.domain.payment.Decision.Changed;
import fr.ancvconnect.domain.payment.Decision.Denied;
import fr.ancvconnect.domain.payment.Decision.Kept;
import fr.ancvconnect.domain.payment.Decision.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the platform decides about a payment that needs attention. */
class ResolutionTest {

    private static final Optional<Reason> WORDS = Optional.of(Reason.words("Settled on the phone"));
    private static final FollowUp IN_ATTENTION = new FollowUp(Sample.DUE.dueAt(), 9,
            Optional.of(Attention.since(Sample.EARLY, Why.TRANSACTION_MISMATCH)), Optional.empty());

    private static Decision decide(Payment payment, FollowUp followUp, Event event) {
        return new Decide(Sample.POLICIES).decide(payment, followUp, event, Sample.OVER);
    }

    private static Decision resolved(Sample sample, Resolution action) {
        return decide(sample.payment, IN_ATTENTION, new Event.ResolutionRequested(By.PLATFORM, action, WORDS));
    }

    private static FollowUp ordered(Sample sample) {
        return ((Changed) resolved(sample, Resolution.CANCEL_AT_ANCV)).followUp();
    }

    @ParameterizedTest
    @EnumSource
    void one_that_needs_no_attention_is_not_resolved(Resolution action) {
        var requested = new Event.ResolutionRequested(By.PLATFORM, action, WORDS);
        assertThat(decide(Sample.PENDING.payment, Sample.DUE, requested))
                .isEqualTo(new Denied(Decision.Rule.PAYMENT_NOT_IN_ATTENTION));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"UNSENT", "FAILED_UNSENT"})
    void the_order_to_cancel_is_written_with_its_line_before_ancv_is_called(Sample sample) {
        assertThat(resolved(sample, Resolution.CANCEL_AT_ANCV)).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.step()).isEqualTo(Step.CANCEL_AT_ANCV);
            assertThat(changed.next()).isEqualTo(sample.payment);
            assertThat(changed.entry()).contains(new HistoryEntry(Sample.OVER, sample.payment.status(), By.PLATFORM, WORDS));
            assertThat(changed.followUp().isCancellationOrdered()).isTrue();
            assertThat(changed.followUp().dueAt()).isPresent();
            assertThat(CheckPriority.of(changed.next(), changed.followUp())).isEqualTo(CheckPriority.URGENT);
        });
    }

    @Test
    void the_same_order_again_adds_no_line() {
        var again = new Event.ResolutionRequested(By.PLATFORM, Resolution.CANCEL_AT_ANCV, WORDS);
        FollowUp ordered = ordered(Sample.PENDING);
        assertThat(decide(Sample.PENDING.payment, ordered, again)).isEqualTo(new Kept(ordered, Step.CANCEL_AT_ANCV));
    }

    @Test
    void one_that_was_never_created_at_ancv_is_cancelled_at_once() {
        assertThat(resolved(Sample.UNSENT, Resolution.CANCEL_AT_ANCV)).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.next()).isInstanceOf(Cancelled.class);
            assertThat(changed.step()).isEqualTo(Step.NONE);
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"UNSENT", "FAILED_UNSENT"})
    void a_cancellation_that_ancv_carried_out_ends_it_cancelled_by_the_platform_and_re_credited(Sample sample) {
        var succeeded = new Event.CancelSucceeded(Found.in(AncvState.CANCELLED, 12_000).ofShop("10000652").transaction());
        assertThat(decide(sample.payment, ordered(sample), succeeded)).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.next()).isInstanceOf(Cancelled.class);
            assertThat(changed.next().refund()).contains(new Refund.ReCredited());
            assertThat(changed.entry().map(HistoryEntry::by)).contains(By.PLATFORM);
            assertThat(changed.followUp()).isEqualTo(FollowUp.settled(Sample.OVER));
            assertThat(changed.sums()).isEqualTo(Commitment.NONE.minus(Commitment.of(sample.payment)));
        });
    }

    @Test
    void what_ancv_had_authorised_is_told_also_where_it_is_more_than_requested_and_nothing_where_it_cannot_be_read() {
        assertThat(cancelled(12_001).confirmation().map(Confirmation::amount)).contains(Money.ofCents(12_001));
        assertThat(cancelled(12_000, -1).confirmation()).isEmpty();
        assertThat(cancelled().refund()).isEmpty();
    }

    private static Payment cancelled(long... cents) {
        var succeeded = new Event.CancelSucceeded(Found.in(AncvState.CANCELLED, cents).transaction());
        return ((Changed) decide(Sample.PENDING.payment, ordered(Sample.PENDING), succeeded)).next();
    }

    @ParameterizedTest
    @CsvSource({"PROCESSING", "AUTHORIZED", "VALIDATED", "UNCLEAR"})
    void it_is_cancelled_whatever_its_record_shows(AncvState state) {
        for (Found found : new Found[] {Found.in(state, 12_000), Found.in(state, 12_000).ofShop("10000652")}) {
            assertThat(decide(Sample.PENDING.payment, ordered(Sample.PENDING), found.read()).step()).isEqualTo(Step.CANCEL_AT_ANCV);
        }
    }

    @Test
    void one_that_shows_cancelled_by_now_is_done_although_its_record_does_not_match() {
        Found found = Found.in(AncvState.CANCELLED, 12_000).ofShop("10000652");
        assertThat(decide(Sample.PAID.payment, ordered(Sample.PAID), found.readAfterForbidden()))
                .isInstanceOfSatisfying(Changed.class, changed -> assertThat(changed.next()).isInstanceOf(Cancelled.class));
    }

    @Test
    void where_ancv_forbids_it_a_paid_payment_stays_paid_and_is_not_refunded() {
        assertThat(decide(Sample.PAID.payment, ordered(Sample.PAID), Found.in(AncvState.VALIDATED, 12_000).readAfterForbidden()))
                .isInstanceOfSatisfying(Changed.class, changed -> {
                    assertThat(changed.next().status()).isEqualTo(PaymentStatus.PAID);
                    assertThat(changed.next().refund()).contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
                    assertThat(changed.events()).containsExactly(PaymentEventType.RE_CREDIT_FORBIDDEN);
                    assertThat(changed.followUp().attention()).isEmpty();
                });
    }

    @Test
    void where_ancv_forbids_it_a_mismatch_stays_in_attention_without_the_order() {
        Found found = Found.in(AncvState.VALIDATED, 12_000).ofShop("10000652");
        assertThat(decide(Sample.PENDING.payment, ordered(Sample.PENDING), found.readAfterForbidden()))
                .isInstanceOfSatisfying(Kept.class, kept -> {
                    assertThat(kept.followUp().attention()).isPresent();
                    assertThat(kept.followUp().isCancellationOrdered()).isFalse();
                    assertThat(kept.step()).isEqualTo(Step.NONE);
                });
    }

    @ParameterizedTest(name = "{0}: {1}, refund {2}")
    @CsvSource(nullValues = "none", value = {
        "UNSENT, FAILED, none", "REQUESTED, FAILED, none", "PENDING, FAILED, none", "WITHDRAWING, FAILED, none",
        "PAID, PAID, none", "PAID_NOT_REFUNDED, PAID, NotRefunded",
        "REFUSING_PENDING, REFUSED, NotRefunded", "REFUSING_PAID, REFUSED, NotRefunded",
        "CANCELLING_PENDING, CANCELLED, NotRefunded", "CANCELLING_PAID, CANCELLED, NotRefunded",
        "EXPIRED, EXPIRED, none", "EXPIRED_LATE, EXPIRED, NotRefunded", "CANCELLED_NOT_KNOWN, CANCELLED, NotKnown"})
    void closed_by_hand_it_ends_and_is_checked_no_more(Sample sample, PaymentStatus status, String refund) {
        assertThat(resolved(sample, Resolution.CLOSE)).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.next().status()).isEqualTo(status);
            assertThat(changed.next().refund().map(one -> one.getClass().getSimpleName())).isEqualTo(Optional.ofNullable(refund));
            assertThat(reason(changed.next())).contains(Reason.RESOLVED_BY_HAND);
            assertThat(changed.entry()).contains(new HistoryEntry(Sample.OVER, status, By.PLATFORM, WORDS));
            assertThat(changed.followUp()).isEqualTo(FollowUp.settled(Sample.OVER));
            assertThat(changed.step()).isEqualTo(Step.NONE);
        });
    }

    private static Optional<Reason> reason(Payment payment) {
        return payment instanceof Paid paid ? paid.reason() : ((Ended) payment).ending().reason();
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "PAID", "REFUSING_PAID"})
    void what_was_closed_by_hand_raises_no_attention_again(Sample sample) {
        Payment closed = ((Changed) resolved(sample, Resolution.CLOSE)).next();
        FollowUp settled = FollowUp.settled(Sample.OVER);
        assertThat(decide(closed, settled, Found.in(AncvState.VALIDATED, 12_000).ofShop("10000652").read()))
                .isEqualTo(new Kept(settled, Step.NONE));
        assertThat(decide(closed, settled, new Event.NotFound())).isInstanceOfSatisfying(Kept.class,
                kept -> assertThat(kept.followUp().attention()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED_NOT_KNOWN, REJECTED", "CANCELLED_NOT_KNOWN, INITIALIZED", "REFUSED_NOT_KNOWN, EXPIRED", "PAID, AUTHORIZED"})
    void a_notification_does_not_bring_back_to_the_checks_what_was_closed_by_hand(Sample sample, AncvState state) {
        Payment closed = ((Changed) resolved(sample, Resolution.CLOSE)).next();
        FollowUp settled = FollowUp.settled(Sample.OVER);
        assertThat(decide(closed, settled, Found.in(state, 12_000).read())).isEqualTo(new Kept(settled, Step.NONE));
        assertThat(decide(closed, settled, new Event.NotFound())).isEqualTo(new Kept(settled, Step.NONE));
    }

    @ParameterizedTest
    @CsvSource({"PAID, UNCLEAR", "PAID, INITIALIZED", "PAID, PROCESSING", "PAID, AUTHORIZED", "REFUSING_PAID, UNCLEAR",
        "CANCELLING_PENDING, AUTHORIZED", "EXPIRED_LATE, UNCLEAR"})
    void nor_does_a_record_that_tells_nothing_sure_where_its_money_was_settled_by_hand(Sample sample, AncvState state) {
        Payment closed = ((Changed) resolved(sample, Resolution.CLOSE)).next();
        FollowUp settled = FollowUp.settled(Sample.OVER);
        assertThat(decide(closed, settled, Found.in(state).read())).isInstanceOfSatisfying(Kept.class,
                kept -> assertThat(kept.followUp()).isEqualTo(settled));
    }

    @ParameterizedTest
    @CsvSource({"UNCLEAR, 12000", "AUTHORIZED, 0"})
    void a_record_that_may_become_a_charge_is_checked_also_where_what_was_pending_was_closed(AncvState state, long cents) {
        Payment closed = ((Changed) resolved(Sample.PENDING, Resolution.CLOSE)).next();
        Found found = cents == 0 ? Found.in(state) : Found.in(state, cents);
        assertThat(decide(closed, FollowUp.settled(Sample.OVER), found.read())).isInstanceOfSatisfying(Kept.class,
                kept -> assertThat(kept.followUp().dueAt()).isPresent());
    }

    @Test
    void a_charge_after_it_was_closed_whose_money_only_ancv_knows_of_then_stays_in_attention() {
        Payment closed = ((Changed) resolved(Sample.PENDING, Resolution.CLOSE)).next();
        var late = (Changed) decide(closed, FollowUp.settled(Sample.OVER), Found.in(AncvState.AUTHORIZED, 12_000).read());
        var reversed = (Changed) decide(late.next(), late.followUp(), Found.in(AncvState.REJECTED).read());
        assertThat(reversed.followUp().attention()).map(Attention::reason).contains(Why.REVERSED_BY_ANCV);
        assertThat(decide(reversed.next(), reversed.followUp(), Found.in(AncvState.REJECTED).read()))
                .isInstanceOfSatisfying(Kept.class, kept -> {
                    assertThat(kept.followUp().attention()).isEqualTo(reversed.followUp().attention());
                    assertThat(kept.followUp().dueAt()).isPresent();
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "EXPIRED"})
    void a_charge_after_it_was_closed_that_then_no_longer_matches_needs_attention(Sample sample) {
        Payment closed = ((Changed) resolved(sample, Resolution.CLOSE)).next();
        var late = (Changed) decide(closed, FollowUp.settled(Sample.OVER), Found.in(AncvState.AUTHORIZED, 12_000).read());
        Decision mismatch = decide(late.next(), late.followUp(), Found.in(AncvState.AUTHORIZED, 12_000).ofShop(null).read());
        assertThat(mismatch).isInstanceOfSatisfying(Kept.class, kept -> assertThat(kept.followUp().attention()).isPresent());
    }

    @Test
    void money_that_only_ancv_knows_of_keeps_its_attention_after_an_unblocking_and_not_after_it_was_closed() {
        var rejected = Found.in(AncvState.REJECTED).read();
        FollowUp unblocked = Sample.CANCELLED_NOT_KNOWN.followUp().unblocked();
        assertThat(decide(Sample.CANCELLED_NOT_KNOWN.payment, unblocked, rejected)).isInstanceOfSatisfying(Kept.class, kept ->
                assertThat(kept.followUp().attention()).isEqualTo(Sample.CANCELLED_NOT_KNOWN.followUp().attention()).isPresent());
        Payment closed = ((Changed) resolved(Sample.CANCELLED_NOT_KNOWN, Resolution.CLOSE)).next();
        assertThat(decide(closed, FollowUp.settled(Sample.OVER), rejected))
                .isEqualTo(new Kept(FollowUp.settled(Sample.OVER), Step.NONE));
    }

    @Test
    void a_customer_who_is_charged_after_it_was_closed_is_re_credited_unless_that_was_settled_by_hand() {
        var charged = Found.in(AncvState.AUTHORIZED, 12_000).read();
        Payment failed = ((Changed) resolved(Sample.PENDING, Resolution.CLOSE)).next();
        assertThat(decide(failed, FollowUp.settled(Sample.OVER), charged).step()).isEqualTo(Step.CANCEL_AT_ANCV);
        Payment refused = ((Changed) resolved(Sample.REFUSING_PAID, Resolution.CLOSE)).next();
        assertThat(decide(refused, FollowUp.settled(Sample.OVER), charged).step()).isEqualTo(Step.NONE);
    }
}
