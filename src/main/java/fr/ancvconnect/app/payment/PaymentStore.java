package fr.ancvconnect.app.payment;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.link.LinkDecision;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import java.util.Optional;

/** The store of payments. Reads are strongly consistent. A change of state is one conditional transaction. */
public interface PaymentStore {

    /** The folder and the payment, if they exist. One read (a BatchGet). */
    default FolderAndPayment findBoth(FolderId folder, PaymentId payment) {
        return findBoth(folder, payment, Optional.empty());
    }

    /** The folder, the payment and one of the folder's payment links, if they exist. One read (a BatchGet). */
    FolderAndPayment findBoth(FolderId folder, PaymentId payment, Optional<PaymentLinkId> link);

    /** One of the folder's payment links, or empty. One read. */
    Optional<PaymentLink> findLink(FolderId folder, PaymentLinkId link);

    /** The payment without its history, or empty. One read. */
    Optional<VersionedPayment> find(FolderId folder, PaymentId payment);

    /**
     * The payment of this ANCV transaction, or empty. It is found by the pointer item that was written with the
     * transaction id.
     */
    Optional<VersionedPayment> findByTransaction(AncvTransactionId transaction);

    /**
     * Writes a new payment (version 1) with its first history entry and reserves its amount in the folder, in one
     * transaction. The conditions: the payment id does not exist, the folder is open, the amount is available, and
     * neither limit on the number of payments (live and total) is reached. For a guest's payment, no other guest
     * payment of the folder may be pending, and {@code guestRateLimit().starts()} must be unchanged since {@code read}.
     *
     * <p>For a payment through a link, the link is updated in the same transaction. It must still be active at the
     * time of the request, with the paid sum that was read.
     *
     * @param read the folder as it was read
     * @param link the change of the payment's link
     */
    Started start(
            VersionedPayment payment, HistoryEntry entry, BookingFolder read, Optional<LinkDecision.Changed> link);

    /** The same for a payment without a link. */
    default Started start(VersionedPayment payment, HistoryEntry entry, BookingFolder read) {
        return start(payment, entry, read, Optional.empty());
    }

    /**
     * Writes a decision on the condition that the payment's version is the one that was read. The next state, the
     * folder's sums, the next check and the history entry are written in one transaction. The first decision with an
     * ANCV transaction also writes its pointer item. A decision that becomes PENDING changes no sums and is a single
     * write.
     *
     * @param link the change of the payment's link, written in the same transaction on the condition that the link's
     *             paid sum is the one that was read; with the event {@code payment-link.paid} if the link becomes PAID
     * @return the payment as it is stored now; empty after a stale write, and then nothing was written
     */
    Optional<VersionedPayment> apply(
            VersionedPayment read, Decision.Changed decision, Optional<LinkDecision.Changed> link);

    /** The same for a decision that changes no link. */
    default Optional<VersionedPayment> apply(VersionedPayment read, Decision.Changed decision) {
        return apply(read, decision, Optional.empty());
    }

    /**
     * Writes only the next check, on the condition that the version is the one that was read. This is one write. If an
     * attention begins, its event is written in the same transaction.
     *
     * @return the payment as it is stored now; empty after a stale write
     */
    Optional<VersionedPayment> reschedule(VersionedPayment read, NextCheck nextCheck);

    /** A folder, one of its payments and one of its payment links, if they exist. */
    record FolderAndPayment(
            Optional<BookingFolder> folder, Optional<VersionedPayment> payment, Optional<PaymentLink> link) {

        /** A folder and a payment. */
        public FolderAndPayment(Optional<BookingFolder> folder, Optional<VersionedPayment> payment) {
            this(folder, payment, Optional.empty());
        }
    }

    /** The result of a start. */
    sealed interface Started {

        /** The payment is written, possibly by an earlier try of the same request whose response was lost. */
        record Written(VersionedPayment payment) implements Started {}

        /** Another request already wrote a payment with this id. */
        record AlreadyExists(VersionedPayment earlier) implements Started {}

        /** A condition of the folder or of the link did not hold. Nothing was written. */
        record FolderChanged() implements Started {}
    }
}
