package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import fr.ancvconnect.domain.payment.check.Attention;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision.Changed;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision.Unchanged;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Payment.Cancelled;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment.Withdrawing;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A payment at the moment of a decision, with the few ways in which a decision is put into words. */
record DecisionContext(Payment payment, NextCheck nextCheck, Instant now, PaymentPolicies policies) {

    /** Nothing changes. */
    Decision kept() {
        return new Unchanged(nextCheck, Step.NONE);
    }

    /** Nothing changes but the next look. */
    Decision kept(NextCheck next) {
        return new Unchanged(next, Step.NONE);
    }

    /** Nothing changes yet, and the payment is checked again; not where its money was settled by hand already. */
    Decision again() {
        return new Unchanged(isClosedByHand() && isMoneySettledByHand() ? nextCheck : nextCheck.onIndex(now), Step.READ_AGAIN);
    }

    /** Nothing changes yet: ANCV is asked to cancel first, and the payment is checked again. */
    Decision cancelFirst() {
        return new Unchanged(nextCheck.onIndex(now), Step.CANCEL_AT_ANCV);
    }

    /** The payment is to be withdrawn, which is written before ANCV is asked. */
    Decision withdraws(AuthorizationRequest authorization, boolean asked) {
        var withdrawing = new Withdrawing(payment.request(), authorization, asked);
        var entry = new HistoryEntry(now, withdrawing.status(), Actor.SYSTEM, Optional.empty());
        return new Changed(withdrawing, ReservedAmount.NONE, Optional.of(entry).filter(_ -> withdrawing.status() != payment.status()),
                nextCheck, Step.CANCEL_AT_ANCV, List.of());
    }

    /** Nothing changes, and somebody must look; not where somebody settled it by hand already. */
    Decision withAttention(Attention.Cause why) {
        return isClosedByHand() ? kept() : new Unchanged(nextCheck.withAttention(why, now), Step.NONE);
    }

    /**
     * ANCV's record is not that of this payment. One that the platform had cancelled at ANCV needs attention again only where
     * a customer is charged for it.
     */
    Decision mismatch(TransactionOutcome.Mismatch found) {
        boolean charged = found.paid() && payment instanceof Cancelled
                && payment.refund().filter(refund -> !(refund instanceof Refund.ReCredited)).isEmpty();
        return charged ? kept(nextCheck.withAttention(Attention.Cause.TRANSACTION_MISMATCH, now)) : withAttention(Attention.Cause.TRANSACTION_MISMATCH);
    }

    /** As expected so far: checked again after a while, ever less often. */
    Decision waits(Instant since) {
        return isClosedByHand() ? kept() : waits(since, Optional.empty());
    }

    /** Only ANCV knows where the money is: checked again after a while, in attention until somebody resolves it. */
    Decision waitsInAttention(Instant since) {
        if (isResolvedByHand() && nextCheck.attention().isEmpty()) {
            return kept(settled());
        }
        return waits(since, Optional.of(nextCheck.attention().orElseGet(() -> Attention.since(now, Attention.Cause.REVERSED_BY_ANCV))));
    }

    private Decision waits(Instant since, Optional<Attention> attention) {
        return kept(nextCheck.waiting(policies.checkSchedule().whileWaiting(since, now), attention));
    }

    /** ANCV ended what was paid and does not say where the money is: checked again, and somebody must look. */
    Decision reversed(Payment next, Actor by, Optional<Reason> reason) {
        var attention = Attention.since(now, Attention.Cause.REVERSED_BY_ANCV);
        return becomes(next, by, reason,
                nextCheck.waiting(policies.checkSchedule().whileWaiting(now, now), Optional.of(attention)));
    }

    /** The payment becomes {@code next}, and these events are published. */
    Decision becomes(Payment next, Actor by, Optional<Reason> reason, NextCheck nextLook, Step step,
                     List<PaymentEventType> events) {
        var entry = new HistoryEntry(now, next.status(), by, reason);
        ReservedAmount sums = ReservedAmount.of(next).minus(ReservedAmount.of(payment));
        return new Changed(next, sums, Optional.of(entry), nextLook, step, events);
    }

    /** The payment becomes {@code next}. */
    Decision becomes(Payment next, Actor by, Optional<Reason> reason, NextCheck nextLook, Step step) {
        return becomes(next, by, reason, nextLook, step, PaymentEventType.of(payment, next));
    }

    /** The payment becomes {@code next}, and nothing is asked of ANCV. */
    Decision becomes(Payment next, Actor by, Optional<Reason> reason, NextCheck nextLook) {
        return becomes(next, by, reason, nextLook, Step.NONE);
    }

    /** The payment stays as it is, with a line in its history. */
    Decision noted(Actor by, Optional<Reason> reason, NextCheck nextLook, Step step) {
        return becomes(payment, by, reason, nextLook, step);
    }

    /** The payment becomes {@code next} without a line in its history. */
    Decision knows(Payment next) {
        return new Changed(next, ReservedAmount.NONE, Optional.empty(), nextCheck, Step.NONE, List.of());
    }

    /** The payment is over, and so it is at ANCV. */
    Decision ends(Ended next, Actor by) {
        return becomes(next, by, next.ending().reason(), settledAnew());
    }

    /** No further check; of what was settled before and does not change, since then. */
    NextCheck settled() {
        return nextCheck.settledBy(now);
    }

    /** No further check since now: what changes is kept for as long as if it had never been settled before. */
    NextCheck settledAnew() {
        return NextCheck.settled(now);
    }

    /** Checked once more after ANCV's own life of the transaction is over. */
    NextCheck afterLife(AuthorizationRequest authorization) {
        return NextCheck.at(policies.checkSchedule().afterLife(authorization, now));
    }

    /** No further check where ANCV's money is settled, else one after a while. */
    NextCheck unless(boolean settled, Instant since) {
        return settled ? settled() : NextCheck.at(policies.checkSchedule().whileWaiting(since, now));
    }

    /** The service does not check again what somebody settled by hand, unless something happened to it since. */
    private boolean isClosedByHand() {
        return isResolvedByHand() && nextCheck.dueAt().isEmpty();
    }

    /** Whether no record of ANCV's that shows the money with the establishment changes anything. */
    private boolean isMoneySettledByHand() {
        return switch (payment) {
            case Paid _ -> true;
            case Ended ended -> ended.refund().filter(Refund.NotRefunded.class::isInstance).isPresent();
            case Open _, Reversing _ -> false;
        };
    }

    private boolean isResolvedByHand() {
        Optional<Reason> reason = switch (payment) {
            case Paid paid -> paid.reason();
            case Ended ended -> ended.ending().reason();
            case Open _, Reversing _ -> Optional.empty();
        };
        return reason.equals(Optional.of(Reason.RESOLVED_BY_HAND));
    }
}
