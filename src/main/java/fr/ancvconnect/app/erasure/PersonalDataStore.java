package fr.ancvconnect.app.erasure;

import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is personal of closed payments and folders: beneficiary, customer and reasons in somebody's own words. What was
 * closed waits for its erasure in a queue of {@link CheckIndex#SHARDS} shards, by the instant at which it was closed.
 */
public interface PersonalDataStore {

    /**
     * What was closed at this instant or before, the longest closed first; may lag behind by a moment. One query. Read
     * on with the same instant and the place that the page before tells.
     *
     * @param shard 0 to 15
     * @param limit at most so many; fewer do not mean the end
     * @param after empty for the first page
     */
    ErasureCandidatePage closedBy(int shard, Instant instant, int limit, Optional<CheckPage.Place> after);

    /**
     * Erases what is personal, of a payment also in its history; then, last, it leaves the queue. A payment gets its next
     * version. On the condition that the payment's version, or the instant at which the folder was expected to close, is
     * still the one that was read.
     *
     * @return whether the condition held; otherwise it changed meanwhile, is left as it is and comes again when it is
     *         closed again
     */
    boolean erase(ErasureCandidate closed);

    /**
     * Writes when the folder is expected to close by what is known now, on the condition that this is still as it was read.
     *
     * @return whether the condition held
     */
    boolean postpone(ErasureCandidate.OfFolder folder, Instant expectedAt);

    /** What nothing happens to any more and what still holds, or held, something personal. */
    sealed interface ErasureCandidate {

        /**
         * A payment that is settled, at ANCV too: ended, or PAID and captured.
         *
         * @param version the one that was read
         */
        record OfPayment(FolderId folder, PaymentId payment, long version) implements ErasureCandidate {
        }

        /**
         * A folder that was expected to be closed by now; a payment can have put it off.
         *
         * @param expectedAt when it was expected to close
         */
        record OfFolder(FolderId folder, Instant expectedAt) implements ErasureCandidate {
        }
    }

    /**
     * Some of what was closed in a shard.
     *
     * @param unreadable what was closed besides and could not be read: it is in no list, and in nobody's way
     * @param oldest     when the one of them was closed that was closed first, readable or not; empty where there is none
     * @param next       where to read on; empty at the end
     */
    record ErasureCandidatePage(List<ErasureCandidate> closed, int unreadable, Optional<Instant> oldest, Optional<CheckPage.Place> next) {

        public ErasureCandidatePage {
            closed = List.copyOf(closed);
        }
    }
}
