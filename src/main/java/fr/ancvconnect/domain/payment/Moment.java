package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.payment.Decision.Changed;
import fr.ancvconnect.domain.payment.Decision.Kept;
import fr.ancvconnect.domain.payment.Decision.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A payment at the moment of a decision, with the few ways in which a decision is put into words. */
record Moment(Payment payment, FollowUp followUp, Instant now, Policies policies) {

    /** Nothing changes. */
    Decision kept() {
        return new Kept(followUp, Step.NONE);
    }

    /** Nothing changes but the next look. */
    Decision kept(FollowUp next) {
        return new Kept(next, Step.NONE);
    }

    /** Nothing changes yet, and the payment is checked again; not where its money was settled by hand already. */
    Decision again() {
        return new Kept(isClosedByHand() && isMoneySettledByHand() ? followUp : followUp.onIndex(now), Step.READ_AGAIN);
    }

    /** Nothing changes yet: ANCV is asked to cancel first, and the payment is checked again. */
    Decision cancelFirst() {
        return new Kept(followUp.onIndex(now), Step.CANCEL_AT_ANCV);
    }

    /** The payment is to be withdrawn, which is written before ANCV is asked. */
    Decision withdraws(Asking asking, boolean asked) {
        var withdrawing = new Withdrawing(payment.request(), asking, asked);
        var entry = new HistoryEntry(now, withdrawing.status(), By.SYSTEM, Optional.empty());
        return new Changed(withdrawing, Commitment.NONE, Optional.of(entry).filter(_ -> withdrawing.status() != payment.status()),
                followUp, Step.CANCEL_AT_ANCV, List.of());
    }

    /** Nothing changes, and somebody must look; not where somebody settled it by hand already. */
    Decision needing(Attention.Why why) {
        return isClosedByHand() ? kept() : new Kept(followUp.needing(why, now), Step.NONE);
    }

    /**
     * ANCV's record is not that of this payment. One that the platform had cancelled at ANCV needs attention again only where
     * a customer is charged for it.
     */
    Decision mismatch(Finding.Mismatch found) {
        boolean charged = found.paid() && payment instanceof Cancelled
                && payment.refund().filter(refund -> !(refund instanceof Refund.ReCredited)).isEmpty();
        return charged ? kept(followUp.needing(Attention.Why.TRANSACTION_MISMATCH, now)) : needing(Attention.Why.TRANSACTION_MISMATCH);
    }

    /** As expected so far: checked again after a while, ever less often. */
    Decision waits(Instant since) {
        return isClosedByHand() ? kept() : waits(since, Optional.empty());
    }

    /** Only ANCV knows where the money is: checked again after a while, in attention until somebody resolves it. */
    Decision waitsInAttention(Instant since) {
        if (isResolvedByHand() && followUp.attention().isEmpty()) {
            return kept(settled());
        }
        return waits(since, Optional.of(followUp.attention().orElseGet(() -> Attention.since(now, Attention.Why.REVERSED_BY_ANCV))));
    }

    private Decision waits(Instant since, Optional<Attention> attention) {
        return kept(followUp.waiting(policies.rhythm().whileWaiting(since, now), attention));
    }

    /** ANCV ended what was paid and does not say where the money is: checked again, and somebody must look. */
    Decision reversed(Payment next, By by, Optional<Reason> reason) {
        var attention = Attention.since(now, Attention.Why.REVERSED_BY_ANCV);
        return becomes(next, by, reason,
                followUp.waiting(policies.rhythm().whileWaiting(now, now), Optional.of(attention)));
    }

    /** The payment becomes {@code next}, and these events are published. */
    Decision becomes(Payment next, By by, Optional<Reason> reason, FollowUp nextLook, Step step,
                     List<PaymentEventType> events) {
        var entry = new HistoryEntry(now, next.status(), by, reason);
        Commitment sums = Commitment.of(next).minus(Commitment.of(payment));
        return new Changed(next, sums, Optional.of(entry), nextLook, step, events);
    }

    /** The payment becomes {@code next}. */
    Decision becomes(Payment next, By by, Optional<Reason> reason, FollowUp nextLook, Step step) {
        return becomes(next, by, reason, nextLook, step, PaymentEventType.of(payment, next));
    }

    /** The payment becomes {@code next}, and nothing is asked of ANCV. */
    Decision becomes(Payment next, By by, Optional<Reason> reason, FollowUp nextLook) {
        return becomes(next, by, reason, nextLook, Step.NONE);
    }

    /** The payment stays as it is, with a line in its history. */
    Decision noted(By by, Optional<Reason> reason, FollowUp nextLook, Step step) {
        return becomes(payment, by, reason, nextLook, step);
    }

    /** The payment becomes {@code next} without a line in its history. */
    Decision knows(Payment next) {
        return new Changed(next, Commitment.NONE, Optional.empty(), followUp, Step.NONE, List.of());
    }

    /** The payment is over, and so it is at ANCV. */
    Decision ends(Ended next, By by) {
        return becomes(next, by, next.ending().reason(), settledAnew());
    }

    /** No further check; of what was settled before and does not change, since then. */
    FollowUp settled() {
        return followUp.settledBy(now);
    }

    /** No further check since now: what changes is kept for as long as if it had never been settled before. */
    FollowUp settledAnew() {
        return FollowUp.settled(now);
    }

    /** Checked once more after ANCV's own life of the transaction is over. */
    FollowUp afterLife(Asking asking) {
        return FollowUp.at(policies.rhythm().afterLife(asking, now));
    }

    /** No further check where ANCV's money is settled, else one after a while. */
    FollowUp unless(boolean settled, Instant since) {
        return settled ? settled() : FollowUp.at(policies.rhythm().whileWaiting(since, now));
    }

    /** The service does not check again what somebody settled by hand, unless something happened to it since. */
    private boolean isClosedByHand() {
        return isResolvedByHand() && followUp.dueAt().isEmpty();
    }

    /** Whether no record of ANCV's that shows the money with the establishment changes anything. */
    private boolean isMoneySettledByHand() {
        return switch (payment) {
            case Paid _ -> true;
            case Ended ended -> ended.refund().filter(Refund.NotRefunded.class::isInstance).isPresent();
            case Open _, Leaving _ -> false;
        };
    }

    private boolean isResolvedByHand() {
        Optional<Reason> reason = switch (payment) {
            case Paid paid -> paid.reason();
            case Ended ended -> ended.ending().reason();
            case Open _, Leaving _ -> Optional.empty();
        };
        return reason.equals(Optional.of(Reason.RESOLVED_BY_HAND));
    }
}
