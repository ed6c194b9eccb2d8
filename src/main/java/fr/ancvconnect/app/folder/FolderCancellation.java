package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Decision.Step;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Instant;
import java.util.List;

/**
 * The cancellation of a booking folder and of its payments. All changes are written in one transaction.
 *
 * @param read    the folder as it was read
 * @param at      the arrival time of the cancellation request
 * @param changes the payments that change, in the order of the folder
 */
public record FolderCancellation(FolderWithPayments read, Instant at, List<PaymentChange> changes) {

    public FolderCancellation {
        changes = List.copyOf(changes);
    }

    /** A payment as it was read, and the decision for it. */
    public record PaymentChange(PaymentWithHistory payment, Decision.Changed decision) {

        /** The payment after the write. */
        public VersionedPayment next() {
            return payment.payment().after(decision);
        }

        public boolean isReversed() {
            return decision.step() == Step.CANCEL_AT_ANCV;
        }

        public PaymentWithHistory nextWithHistory() {
            return payment.after(decision);
        }
    }

    /** The change of the folder's sums. */
    public ReservedAmount sums() {
        return changes.stream()
                .map(change -> change.decision().sums())
                .reduce(ReservedAmount.NONE, ReservedAmount::plus);
    }
}
