package fr.ancvconnect.app.erasure;

import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The personal data of closed payments and folders: beneficiary, customer and free-text reasons. Closed items wait for
 * their erasure in a queue with {@link CheckIndex#SHARDS} shards, sorted by closing time.
 */
public interface PersonalDataStore {

    /**
     * The items that were closed at or before {@code instant}, oldest first. The result is eventually consistent. One
     * query. To read the next page, pass the same instant and the place from the previous page.
     *
     * @param shard 0 to 15
     * @param limit the maximum number of items; a shorter page is not always the last one
     * @param after empty for the first page
     */
    ErasureCandidatePage closedBy(int shard, Instant instant, int limit, Optional<CheckPage.IndexPosition> after);

    /**
     * Erases the personal data, for a payment also in its history. The removal from the queue is the last step. The
     * version of a payment is incremented. The write has the condition that the payment's version, or the folder's
     * expected closing time, is still the one that was read.
     *
     * @return whether the condition held; otherwise the item changed, nothing is erased, and it returns to the queue
     * when it is closed again
     */
    boolean erase(ErasureCandidate closed);

    /**
     * Writes the new expected closing time of a folder, on the condition that the old one is still the one that was
     * read.
     *
     * @return whether the condition held
     */
    boolean postpone(ErasureCandidate.OfFolder folder, Instant expectedAt);

    /** A closed item that can contain personal data. */
    sealed interface ErasureCandidate {

        /**
         * A payment that is settled here and at ANCV: ended, or PAID and captured.
         *
         * @param version the version that was read
         */
        record OfPayment(FolderId folder, PaymentId payment, long version) implements ErasureCandidate {}

        /**
         * A folder whose expected closing time has passed. A payment can have delayed the closing.
         *
         * @param expectedAt the expected closing time
         */
        record OfFolder(FolderId folder, Instant expectedAt) implements ErasureCandidate {}
    }

    /**
     * A page of closed items of one shard.
     *
     * @param unreadable the number of items that could not be read; they are not in the list and do not block the other
     *                   items
     * @param oldest     the earliest closing time in the page, including unreadable items; empty if the page has no
     *                   items
     * @param next       the place to read the next page; empty at the end
     */
    record ErasureCandidatePage(
            List<ErasureCandidate> closed,
            int unreadable,
            Optional<Instant> oldest,
            Optional<CheckPage.IndexPosition> next) {

        public ErasureCandidatePage {
            closed = List.copyOf(closed);
        }
    }
}
