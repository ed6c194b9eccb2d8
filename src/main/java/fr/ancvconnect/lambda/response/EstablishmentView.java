package fr.ancvconnect.lambda.response;

import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Establishment.VirtualPos;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** An establishment as it was declared. */
@RegisterForReflection
public record EstablishmentView(
        String id, String name, String country, String collectionMode, List<String> virtualPos) {

    /** The view of an establishment. */
    public static EstablishmentView of(Establishment establishment) {
        var declaration = establishment.declaration();
        return new EstablishmentView(
                establishment.id().value(),
                declaration.name(),
                declaration.country(),
                declaration.collectionMode().name(),
                declaration.virtualPos().stream().sorted().map(VirtualPos::name).toList());
    }
}
