package fr.ancvconnect.app.payment;

import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.domain.payment.decision.Decision;
import java.util.Optional;

/** Where payments are kept. Reads are consistent; a change of state is one conditional transaction. */
public interface PaymentStore {

    /** The folder and, where it is there, the payment of this id. One read (a BatchGet). */
    FolderAndPayment findBoth(FolderId folder, PaymentId payment);

    /** The payment without its history, or empty. One read. */
    Optional<VersionedPayment> find(FolderId folder, PaymentId payment);

    /** The payment that this ANCV transaction belongs to, or empty; by the pointer that was written with it. */
    Optional<VersionedPayment> findByTransaction(AncvTransactionId transaction);

    /**
     * Writes a new payment (version 1) with its first history entry, and reserves its amount in the folder, in one
     * transaction: on the condition that no payment has its id, that the folder is open, has so much available and
     * room for one more (live and in all), and, for a guest's payment, that no other guest's payment is pending there
     * and that {@code guestRateLimit().starts()} is still as in {@code read}.
     *
     * @param read the folder as it was read
     */
    Started start(VersionedPayment payment, HistoryEntry entry, BookingFolder read);

    /**
     * Writes what was decided, on the condition that the payment's version is still the one that was read: the next
     * state, the folder's sums, the next look and the history entry in one transaction. A decision that first knows
     * the ANCV transaction writes the pointer to it too. A decision that becomes PENDING changes no sums and is a
     * single write.
     *
     * @return the payment as it is stored now; empty when somebody else wrote first, and nothing was written
     */
    Optional<VersionedPayment> apply(VersionedPayment read, Decision.Changed decision);

    /**
     * Writes the next look only, on the condition that the version is still the one that was read. One write; with an
     * attention that begins, the fact that it does is written in the same transaction.
     *
     * @return the payment as it is stored now; empty when somebody else wrote first
     */
    Optional<VersionedPayment> reschedule(VersionedPayment read, NextCheck nextCheck);

    /** A folder, and a payment of it. */
    record FolderAndPayment(Optional<BookingFolder> folder, Optional<VersionedPayment> payment) {
    }

    /** How a start ended. */
    sealed interface Started {

        /** It is written (perhaps by an earlier try of the same request, whose answer was lost). */
        record Written(VersionedPayment payment) implements Started {
        }

        /** A payment of this id was there already, from another request. */
        record AlreadyThere(VersionedPayment earlier) implements Started {
        }

        /** The folder's condition did not hold (any more); nothing was written. */
        record FolderChanged() implements Started {
        }
    }
}
