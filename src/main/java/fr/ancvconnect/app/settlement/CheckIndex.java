package fr.ancvconnect.app.settlement;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payments that the sweeper has to look at: a sparse index, in shards of open payments only. */
public interface CheckIndex {

    /** The number of shards: a constant, since a lower number would strand some. */
    int SHARDS = 16;

    /** The shard of a payment, 0 to 15: the same for ever, since {@link String#hashCode()} is specified. */
    static int shardOf(PaymentId payment) {
        return Math.floorMod(payment.value().hashCode(), SHARDS);
    }

    /**
     * Payments of this priority and shard that are due, the longest due first; may lag behind by a moment. One query. Read on with
     * the same {@code now} and the place that the page before tells: no payment comes twice, and what was worked on
     * meanwhile is passed over.
     *
     * @param shard 0 to 15
     * @param limit at most so many; fewer do not mean the end
     * @param after empty for the first page
     */
    CheckPage due(CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.Place> after);

    /**
     * Some of what is due in a shard.
     *
     * @param unreadable what was due besides and could not be read: it is in no list, and in nobody's way
     * @param next       where to read on; empty at the end of what is due
     */
    record CheckPage(List<VersionedPayment> payments, int unreadable, Optional<Place> next) {

        public CheckPage {
            payments = List.copyOf(payments);
        }

        /** Where a page ended: what its key holds is the store's own business. */
        public record Place(Map<String, String> key) {

            public Place {
                key = Map.copyOf(key);
            }
        }
    }
}
