package fr.ancvconnect.domain.establishment;

import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;

/** Whether guests are offered ANCV Connect in the booking engine. */
public final class Offer {

    private Offer() {
    }

    /** Active, nothing missing, and collected in advance: ANCV Connect is an immediate payment (help page). */
    public static boolean inBookingEngine(Establishment establishment) {
        return establishment.option().ancvId().isPresent()
                && Requirements.of(establishment).eligible()
                && establishment.declaration().collectionMode() == CollectionMode.PREPAID;
    }
}
