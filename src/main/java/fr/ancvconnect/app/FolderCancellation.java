package fr.ancvconnect.app;

import fr.ancvconnect.domain.payment.Commitment;
import fr.ancvconnect.domain.payment.Decision;
import fr.ancvconnect.domain.payment.Decision.Step;
import java.time.Instant;
import java.util.List;

/**
 * The cancellation of a booking folder with what it does to each of its payments: all of it is one transaction.
 *
 * @param read    the folder as it was read
 * @param at      when the cancellation's request arrived
 * @param changes of the payments that change, in the folder's order
 */
public record FolderCancellation(WholeFolder read, Instant at, List<Change> changes) {

    public FolderCancellation {
        changes = List.copyOf(changes);
    }

    /** A payment that was read, and what was decided about it. */
    public record Change(PaymentStory story, Decision.Changed decision) {

        /** The payment as it is stored then. */
        public TrackedPayment next() {
            return story.payment().after(decision);
        }

        boolean goesBack() {
            return decision.step() == Step.CANCEL_AT_ANCV;
        }

        PaymentStory told() {
            return story.after(decision);
        }
    }

    /** The change of the folder's sums. */
    public Commitment sums() {
        return changes.stream().map(change -> change.decision().sums()).reduce(Commitment.NONE, Commitment::plus);
    }
}
