package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import fr.ancvconnect.domain.payment.Decision.Changed;
import fr.ancvconnect.domain.payment.Decision.Kept;
import fr.ancvconnect.domain.payment.Decision.Step;
import java.time.Instant;
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

    /** Nothing changes yet: ANCV is asked to cancel first. */
    Decision cancelFirst() {
        return new Kept(followUp, Step.CANCEL_AT_ANCV);
    }

    /** The payment is to be withdrawn, which is written before ANCV is asked. */
    Decision withdraws(Asking asking, boolean asked) {
        var withdrawing = new Withdrawing(payment.request(), asking, asked);
        var entry = new HistoryEntry(now, withdrawing.status(), By.SYSTEM, Optional.empty());
        return new Changed(withdrawing, Commitment.NONE,
                Optional.of(entry).filter(_ -> withdrawing.status() != payment.status()), followUp, Step.CANCEL_AT_ANCV);
    }

    /** Nothing changes, and somebody should look. */
    Decision needing(Attention.Why why) {
        return new Kept(followUp.needing(why, now), Step.NONE);
    }

    /** The payment becomes {@code next}. */
    Decision becomes(Payment next, By by, Optional<Reason> reason, FollowUp nextLook, Step step) {
        var entry = new HistoryEntry(now, next.status(), by, reason);
        Commitment sums = Commitment.of(next).minus(Commitment.of(payment));
        return new Changed(next, sums, Optional.of(entry), nextLook, step);
    }

    /** The payment becomes {@code next}, and nothing is asked of ANCV. */
    Decision becomes(Payment next, By by, Optional<Reason> reason, FollowUp nextLook) {
        return becomes(next, by, reason, nextLook, Step.NONE);
    }

    /** The payment becomes {@code next} without a line in its history. */
    Decision knows(Payment next) {
        return new Changed(next, Commitment.NONE, Optional.empty(), followUp, Step.NONE);
    }

    /** The payment is over, and so it is at ANCV. */
    Decision ends(Ended next, By by) {
        return becomes(next, by, next.ending().reason(), settled());
    }

    /** Nothing left to look at. */
    FollowUp settled() {
        return followUp.settledBy(now);
    }

    /** Looked at once more after ANCV's own life of the transaction is over. */
    FollowUp afterLife(Asking asking) {
        return FollowUp.at(policies.rhythm().afterLife(asking, now));
    }

    /** No look any more where ANCV's money is settled, else one after a while. */
    FollowUp unless(boolean settled) {
        return settled ? settled() : FollowUp.soon(now);
    }
}
