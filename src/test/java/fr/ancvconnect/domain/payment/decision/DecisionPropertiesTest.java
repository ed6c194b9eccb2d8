package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.decision.Decision.Disallowed;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision.Unchanged;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The properties that hold for each combination of state, event and time. */
class DecisionPropertiesTest {

    private static final Set<PaymentStatus> LIVE = EnumSet.of(
            PaymentStatus.REQUESTED,
            PaymentStatus.PENDING,
            PaymentStatus.PAID,
            PaymentStatus.REFUSING,
            PaymentStatus.CANCELLING);

    private static final Map<String, Event> EVENTS = EventSamples.all();
    private static final List<Case> CASES = cases();

    /** One combination of state, event and time, with its decision. */
    private record Case(PaymentSamples before, String event, Instant now, Decision decision) {

        @Override
        public String toString() {
            return before + ", " + event + " at " + now + ": " + DecisionSummary.of(before.payment, decision);
        }

        Payment next() {
            return decision instanceof Changed changed ? changed.next() : before.payment;
        }
    }

    private record Change(Case at, Payment before, Payment next, Changed changed) {

        boolean changesStatus() {
            return before.status() != next.status();
        }

        Decision decidedAgain() {
            return new PaymentDecider(PaymentSamples.POLICIES)
                    .decide(next, changed.nextCheck(), EVENTS.get(at.event()), at.now());
        }

        @Override
        public String toString() {
            return at.toString();
        }
    }

    @Test
    void the_folder_sums_change_by_the_difference_of_the_reserved_amounts() {
        assertThat(changes())
                .allSatisfy(change -> assertThat(change.changed().sums())
                        .isEqualTo(reservedAmount(change.next()).minus(reservedAmount(change.before()))));
    }

    /** So a cancellation changes no payment link. */
    @Test
    void a_cancellation_of_the_folder_does_not_change_its_paid_sum() {
        assertThat(changes().filter(change -> EVENTS.get(change.at().event()) instanceof Event.FolderCancelled))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.changed().sums().paid()).isZero());
    }

    @Test
    void an_ended_payment_changes_its_status_only_if_ancv_forbids_the_re_credit() {
        assertThat(changes().filter(change -> change.before() instanceof Ended && change.changesStatus()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.next())
                        .isInstanceOfSatisfying(
                                Paid.class,
                                paid -> assertThat(paid.notRefunded())
                                        .contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS))));
    }

    @Test
    void a_paid_payment_changes_its_status_only_on_request_or_by_a_reversal_at_ancv() {
        assertThat(changes().filter(change -> change.before() instanceof Paid && change.changesStatus()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.next() instanceof Reversing
                                || change.next().refund().equals(Optional.of(new Refund.ReCredited()))
                                || change.next()
                                        .refund()
                                        .equals(Optional.of(new Refund.NotKnown(Reason.REVERSED_BY_ANCV))))
                        .isTrue());
    }

    @Test
    void each_status_change_has_exactly_one_history_entry() {
        assertThat(changes().filter(Change::changesStatus))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.changed().entry()).hasValueSatisfying(entry -> {
                    assertThat(entry.status()).isEqualTo(change.next().status());
                    assertThat(entry.at()).isEqualTo(change.at().now());
                }));
    }

    @Test
    void the_transaction_of_a_payment_never_changes() {
        assertThat(changes().filter(change -> change.before().transaction().isPresent()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.next().transaction())
                        .isEqualTo(change.before().transaction()));
    }

    @Test
    void the_payment_request_never_changes() {
        assertThat(changes())
                .allSatisfy(change -> assertThat(change.next().request()).isEqualTo(PaymentSamples.REQUEST));
    }

    @Test
    void the_paid_amount_never_exceeds_the_requested_amount() {
        assertThat(changes().flatMap(change -> change.next().confirmation().stream()))
                .isNotEmpty()
                .noneMatch(confirmation -> confirmation.amount().isMoreThan(PaymentSamples.REQUEST.amount()))
                .noneMatch(confirmation -> confirmation.amount().isZero());
    }

    @Test
    void a_confirmation_is_never_removed() {
        assertThat(changes().filter(change -> change.before().confirmation().isPresent()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.next().confirmation()).isPresent());
    }

    @Test
    void only_a_refusal_can_be_disallowed() {
        assertThat(CASES.stream()
                        .filter(each -> each.decision() instanceof Disallowed)
                        .map(Case::event))
                .containsOnly("refusal");
    }

    @Test
    void a_payment_with_an_open_record_at_ancv_is_checked_again() {
        assertThat(CASES.stream().filter(DecisionPropertiesTest::isOpenAtAncv))
                .isNotEmpty()
                .filteredOn(each -> !isDue(each))
                .isEmpty();
    }

    @Test
    void a_settled_payment_is_checked_again_if_its_record_is_open_missing_or_needs_a_reversal() {
        Instant now = PaymentSamples.LONG_OVER;
        EVENTS.forEach((name, event) -> Arrays.stream(PaymentSamples.values())
                .filter(before -> before.payment.transaction().isPresent())
                .filter(before -> before.payment instanceof Paid
                        || (before.payment instanceof Ended ended && !ended.isReversalPending()))
                .forEach(before -> {
                    var settled = new Case(
                            before,
                            name,
                            now,
                            new PaymentDecider(PaymentSamples.POLICIES)
                                    .decide(before.payment, NextCheck.settled(PaymentSamples.EARLY), event, now));
                    boolean open = isOpenAtAncv(settled)
                            || settled.decision().step() == Step.CANCEL_AT_ANCV
                            || isInProgress(settled.next())
                            || (event instanceof Event.TransactionNotFound && before.payment instanceof Paid);
                    assertThat(!open || isDue(settled)).as(settled.toString()).isTrue();
                }));
    }

    @Test
    void a_payment_in_progress_is_checked_again() {
        assertThat(CASES.stream().filter(each -> isInProgress(each.next())))
                .isNotEmpty()
                .filteredOn(each -> !isDue(each))
                .isEmpty();
    }

    @Test
    void a_payment_to_cancel_at_ancv_has_a_next_check_in_case_of_a_crash() {
        assertThat(CASES.stream().filter(each -> each.decision().step() == Step.CANCEL_AT_ANCV))
                .isNotEmpty()
                .filteredOn(each -> !isDue(each))
                .isEmpty();
    }

    @Test
    void a_forbidden_cancellation_affects_only_paid_transactions_and_withdrawals() {
        Set<AncvState> paid =
                EnumSet.of(AncvState.AUTHORIZED, AncvState.VALIDATED, AncvState.CONSIGNED, AncvState.PAID);
        for (AncvState state : EnumSet.complementOf(EnumSet.copyOf(paid))) {
            assertThat(PaymentSamples.values())
                    .filteredOn(before -> !(before.payment instanceof Withdrawing))
                    .allSatisfy(before -> assertThat(
                                    before.after(EVENTS.get(state + " none forbidden"), PaymentSamples.OVER))
                            .isEqualTo(before.after(EVENTS.get(state + " none"), PaymentSamples.OVER)));
        }
    }

    @Test
    void a_repeated_event_changes_nothing() {
        assertThat(changes()
                        .filter(change -> !change.at().event().endsWith("forbidden"))
                        .filter(change -> !change.at().event().equals("folder cancelled late")))
                .isNotEmpty()
                .filteredOn(change -> change.decidedAgain() instanceof Changed)
                .isEmpty();
    }

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        EVENTS.forEach((name, event) -> EventSamples.TIMES
                .values()
                .forEach(now -> Arrays.stream(PaymentSamples.values())
                        .forEach(before -> cases.add(new Case(before, name, now, before.after(event, now))))));
        return cases;
    }

    private static Stream<Change> changes() {
        return CASES.stream()
                .filter(each -> each.decision() instanceof Changed)
                .map(each -> new Change(each, each.before().payment, each.next(), (Changed) each.decision()));
    }

    /** The amounts and counts of each state, from the contract's table of states. */
    private static ReservedAmount reservedAmount(Payment payment) {
        if (!LIVE.contains(payment.status())) {
            return new ReservedAmount(0, 0, 0, 0);
        }
        return payment.confirmation()
                .map(confirmed -> new ReservedAmount(0, confirmed.amount().cents(), 1, 0))
                .orElse(new ReservedAmount(12_000, 0, 1, 1));
    }

    private static boolean isInProgress(Payment payment) {
        boolean decided = payment instanceof Paid || payment instanceof Ended;
        return !decided
                || payment.refund()
                        .filter(Refund.ReCreditPending.class::isInstance)
                        .isPresent();
    }

    /** Returns whether ANCV's record was read in a state that is neither final nor captured. */
    private static boolean isOpenAtAncv(Case each) {
        return each.next().transaction().isPresent()
                && EventSamples.stateAtAncv(EVENTS.get(each.event()))
                        .filter(state -> !EventSamples.FINAL.contains(state) && !EventSamples.SETTLED.contains(state))
                        .isPresent();
    }

    private static boolean isDue(Case each) {
        return switch (each.decision()) {
            case Changed changed -> changed.nextCheck().dueAt().isPresent();
            case Unchanged unchanged -> unchanged.nextCheck().dueAt().isPresent();
            case Disallowed _ -> true;
        };
    }
}
