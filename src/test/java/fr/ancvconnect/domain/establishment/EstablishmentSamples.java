package fr.ancvconnect.domain.establishment;

import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.Declaration;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import java.time.Instant;
import java.util.Set;

/** Sample establishments after their declaration. */
final class EstablishmentSamples {

    static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");
    static final AncvId ANCV_ID = new AncvId("10000651");

    private EstablishmentSamples() {}

    /** An establishment in France, prepaid, with Stripe, and without an activation. */
    static Establishment eligible() {
        return Establishment.declared(
                new EstablishmentId("hotel"), declaration("FR", CollectionMode.PREPAID, VirtualPos.STRIPE));
    }

    static Declaration declaration(String country, CollectionMode mode, VirtualPos... pos) {
        return new Declaration("Hôtel des Pins", country, mode, Set.of(pos));
    }
}
