package fr.ancvconnect.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.Attention.Why;
import fr.ancvconnect.domain.payment.Decision.Changed;
import fr.ancvconnect.domain.payment.Decision.Kept;
import fr.ancvconnect.domain.payment.Decision.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The platform's order to cancel at ANCV stands until ANCV carried it out or forbade it. */
class OrderedCancellationTest {

    private static final Optional<Reason> WORDS = Optional.of(Reason.words("Settled on the phone"));
    private static final FollowUp IN_ATTENTION = new FollowUp(Sample.DUE.dueAt(), 9,
            Optional.of(Attention.since(Sample.EARLY, Why.TRANSACTION_MISMATCH)), Optional.empty());

    private static Decision decide(Payment payment, FollowUp followUp, Event event) {
        return new Decide(Sample.POLICIES).decide(payment, followUp, event, Sample.OVER);
    }

    private static FollowUp ordered(Sample sample) {
        var requested = new Event.ResolutionRequested(By.PLATFORM, Resolution.CANCEL_AT_ANCV, WORDS);
        return ((Changed) decide(sample.payment, IN_ATTENTION, requested)).followUp();
    }

    @Test
    void one_that_ancv_forbade_to_re_credit_before_gets_no_line_more() {
        FollowUp ordered = ordered(Sample.PAID_NOT_REFUNDED);
        Decision decision = decide(Sample.PAID_NOT_REFUNDED.payment, ordered, Found.in(AncvState.VALIDATED, 12_000).readAfterForbidden());
        assertThat(decision).isEqualTo(new Kept(FollowUp.settled(Sample.OVER), Step.NONE));
    }

    @Test
    void one_of_which_ancv_says_another_amount_stays_in_attention_where_ancv_forbids_to_cancel_it() {
        Decision decision = decide(Sample.PAID.payment, ordered(Sample.PAID), Found.in(AncvState.VALIDATED, 5_000).readAfterForbidden());
        assertThat(decision).isInstanceOfSatisfying(Kept.class, kept -> {
            assertThat(kept.followUp().attention()).map(Attention::reason).contains(Why.TRANSACTION_MISMATCH);
            assertThat(kept.followUp().dueAt()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({"AUTHORIZED, 12000, true", "PAID, 12000, true", "PAID, 0, false", "CANCELLED, 12000, false", "PROCESSING, 0, false"})
    void what_was_cancelled_at_ancv_needs_attention_again_only_where_a_customer_is_charged(AncvState state, long cents, boolean needed) {
        var succeeded = new Event.CancelSucceeded(Found.in(AncvState.CANCELLED, 12_000).ofShop("10000652").transaction());
        Payment cancelled = ((Changed) decide(Sample.PENDING.payment, ordered(Sample.PENDING), succeeded)).next();
        assertThat(decide(cancelled, FollowUp.settled(Sample.OVER), Found.in(state, cents).ofShop("10000652").read()))
                .isInstanceOfSatisfying(Kept.class, kept -> {
                    assertThat(kept.followUp().attention().isPresent()).isEqualTo(needed);
                    assertThat(kept.followUp().dueAt().isPresent()).isEqualTo(needed);
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "PENDING", "WITHDRAWING", "PAID"})
    void it_stands_when_somebody_refuses_the_payment_or_cancels_its_folder(Sample sample) {
        FollowUp ordered = ordered(sample);
        for (Event asked : List.of(new Event.RefusalAsked(By.ESTABLISHMENT, WORDS), new Event.FolderCancelled(By.PLATFORM, Sample.OVER))) {
            assertThat(decide(sample.payment, ordered, asked)).isInstanceOfSatisfying(Changed.class,
                    changed -> assertThat(changed.followUp().isCancellationOrdered()).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED, PROCESSING", "PENDING, PROCESSING", "PENDING, INITIALIZED"})
    void it_stands_where_ancv_forbids_it_while_the_customer_can_still_confirm(Sample sample, AncvState state) {
        Decision decision = new Decide(Sample.POLICIES).decide(sample.payment, ordered(sample), Found.in(state).readAfterForbidden(), Sample.OPEN);
        assertThat(decision instanceof Changed changed ? changed.followUp() : ((Kept) decision).followUp())
                .matches(FollowUp::isCancellationOrdered).matches(followUp -> followUp.dueAt().isPresent());
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "PENDING", "WITHDRAWING", "REFUSING_PENDING", "EXPIRED_LATE"})
    void where_the_customer_has_confirmed_and_ancv_forbids_it_that_is_told_as_for_a_refusal(Sample sample) {
        Decision decision = decide(sample.payment, ordered(sample), Found.in(AncvState.VALIDATED, 12_000).readAfterForbidden());
        assertThat(decision).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.next().status()).isEqualTo(PaymentStatus.PAID);
            assertThat(changed.next().refund()).contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS));
            assertThat(changed.events()).containsExactly(PaymentEventType.PAID, PaymentEventType.RE_CREDIT_FORBIDDEN);
            assertThat(changed.entry().flatMap(HistoryEntry::reason)).contains(Reason.ANCV_FORBIDS);
            assertThat(changed.sums()).isEqualTo(Commitment.of(changed.next()).minus(Commitment.of(sample.payment)));
        });
    }

    @Test
    void it_stands_when_the_answer_to_the_start_is_written() {
        for (Event answered : List.of(new Event.CustomerAsked(), new Event.AskingDenied(Reason.ANCV_REJECTED))) {
            assertThat(decide(Sample.REQUESTED.payment, ordered(Sample.REQUESTED), answered)).isInstanceOfSatisfying(Changed.class,
                    changed -> assertThat(changed.followUp().isCancellationOrdered()).isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "REFUSING_PENDING", "PAID", "EXPIRED", "EXPIRED_LATE", "CANCELLED_BACK"})
    void it_stands_where_ancv_does_not_find_the_transaction(Sample sample) {
        Decision decision = new Decide(Sample.POLICIES).decide(sample.payment, ordered(sample), new Event.NotFound(), Sample.LOST);
        assertThat(decision instanceof Changed changed ? changed.followUp() : ((Kept) decision).followUp())
                .matches(FollowUp::isCancellationOrdered).matches(followUp -> followUp.dueAt().isPresent());
    }
}
