package fr.ancvconnect.local;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.activation.DeclareEstablishment;
import fr.ancvconnect.app.activation.ReadEstablishment;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.establishment.Establishment.Declaration;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/**
 * Declares one establishment of each kind, to try the console with. An establishment that exists already is not
 * changed, so that changes by a user survive a restart.
 */
@Singleton
final class SampleEstablishments {

    static final Map<EstablishmentId, Declaration> SAMPLES = Map.of(
            new EstablishmentId("camping-des-pins"),
            new Declaration("Camping des Pins", "FR", CollectionMode.PREPAID, Set.of(VirtualPos.STRIPE)),
            new EstablishmentId("hotel-du-port"),
            new Declaration("Hôtel du Port", "FR", CollectionMode.POSTPAID, Set.of(VirtualPos.PAYBOX)),
            new EstablishmentId("gite-des-cimes"),
            new Declaration("Gîte des Cimes", "FR", CollectionMode.PREPAID, Set.of()),
            new EstablishmentId("auberge-du-beffroi"),
            new Declaration("Auberge du Beffroi", "BE", CollectionMode.PREPAID, Set.of(VirtualPos.STRIPE)));

    private final DeclareEstablishment declare;
    private final ReadEstablishment read;

    SampleEstablishments(DeclareEstablishment declare, ReadEstablishment read) {
        this.declare = declare;
        this.read = read;
    }

    void declare(@Observes StartupEvent started) {
        SAMPLES.forEach((id, sample) -> {
            if (read.read(new Caller.Platform(), id) instanceof Result.Failure<?>) {
                declare.declare(id, sample);
            }
        });
    }
}
