package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.decision.Decision.Rejected;
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

        boolean ofStatus() {
            return before.status() != next.status();
        }

        Decision readAgain() {
            return new PaymentDecider(PaymentSamples.POLICIES)
                    .decide(next, changed.nextCheck(), EVENTS.get(at.event()), at.now());
        }

        @Override
        public String toString() {
            return at.toString();
        }
    }

    @Test
    void the_sums_move_by_the_difference_of_what_the_payment_counts_as() {
        assertThat(changes())
                .allSatisfy(change -> assertThat(change.changed().sums())
                        .isEqualTo(counted(change.next()).minus(counted(change.before()))));
    }

    @Test
    void an_ended_payment_never_leaves_its_status_but_where_ancv_forbids_the_re_credit_of_a_late_confirmation() {
        assertThat(changes().filter(change -> change.before() instanceof Ended && change.ofStatus()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.next())
                        .isInstanceOfSatisfying(
                                Paid.class,
                                paid -> assertThat(paid.notRefunded())
                                        .contains(new Refund.NotRefunded(Reason.ANCV_FORBIDS))));
    }

    @Test
    void a_paid_payment_leaves_its_status_only_when_asked_or_when_ancv_reverses_it() {
        assertThat(changes().filter(change -> change.before() instanceof Paid && change.ofStatus()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.next() instanceof Reversing
                                || change.next().refund().equals(Optional.of(new Refund.ReCredited()))
                                || change.next()
                                        .refund()
                                        .equals(Optional.of(new Refund.NotKnown(Reason.REVERSED_BY_ANCV))))
                        .isTrue());
    }

    @Test
    void a_changed_status_is_exactly_one_line_of_history() {
        assertThat(changes().filter(Change::ofStatus))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.changed().entry()).hasValueSatisfying(entry -> {
                    assertThat(entry.status()).isEqualTo(change.next().status());
                    assertThat(entry.at()).isEqualTo(change.at().now());
                }));
    }

    @Test
    void the_transaction_is_never_lost_or_exchanged() {
        assertThat(changes().filter(change -> change.before().transaction().isPresent()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.next().transaction())
                        .isEqualTo(change.before().transaction()));
    }

    @Test
    void what_was_asked_never_changes() {
        assertThat(changes())
                .allSatisfy(change -> assertThat(change.next().request()).isEqualTo(PaymentSamples.REQUEST));
    }

    @Test
    void never_more_is_paid_than_was_asked() {
        assertThat(changes().flatMap(change -> change.next().confirmation().stream()))
                .isNotEmpty()
                .noneMatch(confirmation -> confirmation.amount().isMoreThan(PaymentSamples.REQUEST.amount()))
                .noneMatch(confirmation -> confirmation.amount().isZero());
    }

    @Test
    void what_was_confirmed_is_never_forgotten() {
        assertThat(changes().filter(change -> change.before().confirmation().isPresent()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.next().confirmation()).isPresent());
    }

    @Test
    void only_a_refusal_is_ever_denied() {
        assertThat(CASES.stream()
                        .filter(each -> each.decision() instanceof Rejected)
                        .map(Case::event))
                .containsOnly("refusal");
    }

    @Test
    void a_payment_that_is_not_settled_is_looked_at_again() {
        assertThat(CASES.stream().filter(DecisionPropertiesTest::isOpenAtAncv))
                .isNotEmpty()
                .filteredOn(each -> !isDue(each))
                .isEmpty();
    }

    @Test
    void what_had_settled_is_checked_again_where_ancv_s_record_is_open_or_moves_money() {
        Instant now = PaymentSamples.LONG_OVER;
        EVENTS.forEach((name, event) -> Arrays.stream(PaymentSamples.values())
                .filter(before -> before.payment.transaction().isPresent())
                .filter(before -> before.payment instanceof Paid
                        || before.payment instanceof Ended ended && !ended.isReversalPending())
                .forEach(before -> {
                    var settled = new Case(
                            before,
                            name,
                            now,
                            new PaymentDecider(PaymentSamples.POLICIES)
                                    .decide(before.payment, NextCheck.settled(PaymentSamples.EARLY), event, now));
                    boolean open = isOpenAtAncv(settled)
                            || settled.decision().step() == Step.CANCEL_AT_ANCV
                            || isOnItsWay(settled.next())
                            || event instanceof Event.TransactionNotFound && before.payment instanceof Paid;
                    assertThat(!open || isDue(settled)).as(settled.toString()).isTrue();
                }));
    }

    @Test
    void a_payment_on_its_way_is_looked_at_again() {
        assertThat(CASES.stream().filter(each -> isOnItsWay(each.next())))
                .isNotEmpty()
                .filteredOn(each -> !isDue(each))
                .isEmpty();
    }

    @Test
    void what_ancv_is_asked_is_asked_again_after_a_crash() {
        assertThat(CASES.stream().filter(each -> each.decision().step() == Step.CANCEL_AT_ANCV))
                .isNotEmpty()
                .filteredOn(each -> !isDue(each))
                .isEmpty();
    }

    @Test
    void a_forbidden_cancellation_matters_only_where_the_transaction_is_paid_or_a_withdrawal_was_refused() {
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
    void the_same_event_twice_changes_nothing_the_second_time() {
        assertThat(changes()
                        .filter(change -> !change.at().event().endsWith("forbidden"))
                        .filter(change -> !change.at().event().equals("folder late")))
                .isNotEmpty()
                .filteredOn(change -> change.readAgain() instanceof Changed)
                .isEmpty();
    }

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        EVENTS.forEach((name, event) -> EventSamples.MOMENTS
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
    private static ReservedAmount counted(Payment payment) {
        if (!LIVE.contains(payment.status())) {
            return new ReservedAmount(0, 0, 0, 0);
        }
        return payment.confirmation()
                .map(confirmed -> new ReservedAmount(0, confirmed.amount().cents(), 1, 0))
                .orElse(new ReservedAmount(12_000, 0, 1, 1));
    }

    private static boolean isOnItsWay(Payment payment) {
        boolean decided = payment instanceof Paid || payment instanceof Ended;
        return !decided
                || payment.refund().filter(Refund.Pending.class::isInstance).isPresent();
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
            case Rejected _ -> true;
        };
    }
}
