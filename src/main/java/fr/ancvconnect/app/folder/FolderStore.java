package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;
import java.util.Optional;

/** Where booking folders are kept. Reads are consistent. */
public interface FolderStore {

    /** The folder without its payments, or empty. One read. */
    Optional<BookingFolder> find(FolderId id);

    /** The folder with its payments and their histories, or empty. One query (more only beyond 1 MB). */
    Optional<FolderWithPayments> findWhole(FolderId id);

    /** One payment with its history, or empty. One query. */
    Optional<PaymentWithHistory> findPayment(FolderId folder, PaymentId payment);

    /** Writes a new folder; false when there is one already. */
    boolean create(BookingFolder folder);

    /**
     * Writes total, customer, card guarantee and last day of a declaration; {@code available} moves by the difference of the
     * totals.
     *
     * @param read the folder as it was read: the write is on the condition that its total is still the same, that it
     *             is open, and, where the total falls, that the new one is no less than what is paid and pending
     * @param at   when it was declared
     * @return whether the conditions held; otherwise nothing was written
     */
    boolean redeclare(BookingFolder read, FolderDeclaration declaration, Instant at);

    /**
     * Writes the cancellation of a folder with all that it changes of its payments, in one transaction: on the condition
     * that it is open, holds just as many payments as were read, and each payment that changes still has the version that was read.
     *
     * @return whether the conditions held; otherwise nothing was written
     */
    boolean cancel(FolderCancellation cancellation);
}
