package fr.ancvconnect.app.settlement;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payments with a next status check: a sparse index in shards. */
public interface CheckIndex {

    /** The number of shards. It must not be reduced, because payments in the removed shards would never be checked. */
    int SHARDS = 16;

    /** The shard of a payment, 0 to 15. It never changes, because {@link String#hashCode()} is specified. */
    static int shardOf(PaymentId payment) {
        return Math.floorMod(payment.value().hashCode(), SHARDS);
    }

    /**
     * The due payments of this priority and shard, oldest due time first. The result is eventually consistent. One
     * query. To read the next page, pass the same {@code now} and the place from the previous page. No payment is
     * returned twice, and payments that were checked in the meantime are skipped.
     *
     * @param shard 0 to 15
     * @param limit the maximum number of payments; a shorter page is not always the last one
     * @param after empty for the first page
     */
    CheckPage due(CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.IndexPosition> after);

    /**
     * A page of due payments of one shard.
     *
     * @param unreadable the number of due items that could not be read; they are not in the list and do not block the
     *                   other items
     * @param next       the place to read the next page; empty at the end
     */
    record CheckPage(List<VersionedPayment> payments, int unreadable, Optional<IndexPosition> next) {

        public CheckPage {
            payments = List.copyOf(payments);
        }

        /** The end of a page. The content of the key is internal to the store. */
        public record IndexPosition(Map<String, String> key) {

            public IndexPosition {
                key = Map.copyOf(key);
            }
        }
    }
}
