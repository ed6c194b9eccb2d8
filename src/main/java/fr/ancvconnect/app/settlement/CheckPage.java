package fr.ancvconnect.app.settlement;

import fr.ancvconnect.app.payment.VersionedPayment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some of what is due in a shard.
 *
 * @param unreadable what was due besides and could not be read: it is in no list, and in nobody's way
 * @param next       where to read on; empty at the end of what is due
 */
public record CheckPage(List<VersionedPayment> payments, int unreadable, Optional<Place> next) {

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
