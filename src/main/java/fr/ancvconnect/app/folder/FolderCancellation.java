package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Instant;
import java.util.List;

/**
 * The cancellation of a booking folder with what it does to each of its payments: all of it is one transaction.
 *
 * @param read    the folder as it was read
 * @param at      when the cancellation's request arrived
 * @param changes of the payments that change, in the folder's order
 */
public record FolderCancellation(FolderWithPayments read, Instant at, List<Change> changes) {

    public FolderCancellation {
        changes = List.copyOf(changes);
    }

    /** A payment that was read, and what was decided about it. */
    public record Change(PaymentWithHistory story, Decision.Changed decision) {

        /** The payment as it is stored then. */
        public VersionedPayment next() {
            return story.payment().after(decision);
        }

        public boolean goesBack() {
            return decision.step() == Step.CANCEL_AT_ANCV;
        }

        public PaymentWithHistory told() {
            return story.after(decision);
        }
    }

    /** The change of the folder's sums. */
    public ReservedAmount sums() {
        return changes.stream().map(change -> change.decision().sums()).reduce(ReservedAmount.NONE, ReservedAmount::plus);
    }
}
