package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.Declared;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.RetryOnConflict;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Establishment.Declaration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Creates or updates the platform's declaration of an establishment. */
@ApplicationScoped
public class DeclareEstablishment {

    private final EstablishmentStore establishments;

    public DeclareEstablishment(EstablishmentStore establishments) {
        this.establishments = establishments;
    }

    /** Writes the declaration. The option does not change, but it is no longer offered if a requirement is now missing. */
    public Result<Declared<Establishment>> declare(EstablishmentId id, Declaration declaration) {
        return RetryOnConflict.untilWritten(() -> {
            Optional<Establishment> earlier = establishments.find(id);
            Establishment next = earlier.map(existing -> existing.redeclared(declaration))
                    .orElseGet(() -> Establishment.declared(id, declaration));
            return establishments.save(next, earlier, true)
                    ? Optional.of(Result.success(new Declared<>(next, earlier.isEmpty())))
                    : Optional.empty();
        });
    }
}
