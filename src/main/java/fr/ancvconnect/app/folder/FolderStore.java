package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;
import java.util.Optional;

/** The store of booking folders. Reads are strongly consistent. */
public interface FolderStore {

    /** The folder without its payments, or empty. One read. */
    Optional<BookingFolder> find(FolderId id);

    /** The folder with its payments and their histories, or empty. One query; more only if the data exceeds 1 MB. */
    Optional<FolderWithPayments> findWithPayments(FolderId id);

    /** One payment with its history, or empty. One query. */
    Optional<PaymentWithHistory> findPayment(FolderId folder, PaymentId payment);

    /** Writes a new folder. Returns false if the folder already exists. */
    boolean create(BookingFolder folder);

    /**
     * Writes the total, the customer, the card guarantee and the last day of a declaration. {@code available} changes
     * by the difference of the totals. The write has the conditions that the stored total is the one that was read and
     * that the folder is open. A lower total must also be at least the sum of paid and pending.
     *
     * @param read the folder as it was read
     * @param at   the time of the declaration
     * @return whether the conditions held; otherwise nothing was written
     */
    boolean redeclare(BookingFolder read, FolderDeclaration declaration, Instant at);

    /**
     * Writes the cancellation of a folder and all changes of its payments in one transaction. The conditions: the
     * folder is open, the number of its payments is the one that was read, and each payment that changes has the
     * version that was read.
     *
     * @return whether the conditions held; otherwise nothing was written
     */
    boolean cancel(FolderCancellation cancellation);
}
