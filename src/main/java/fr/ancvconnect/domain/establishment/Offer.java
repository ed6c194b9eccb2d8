package fr.ancvconnect.domain.establishment;

import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;

/** Decides whether the booking engine offers ANCV Connect to guests. */
public final class Offer {

    private Offer() {}

    /**
     * True if the option is active, no requirement is missing and the collection mode is PREPAID. ANCV Connect is an
     * immediate payment (help page).
     */
    public static boolean inBookingEngine(Establishment establishment) {
        return establishment.option().ancvId().isPresent()
                && Requirements.of(establishment).eligible()
                && establishment.declaration().collectionMode() == CollectionMode.PREPAID;
    }
}
