package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads an establishment with its payment methods. */
@ApplicationScoped
public class ReadEstablishment {

    private final EstablishmentStore establishments;

    public ReadEstablishment(EstablishmentStore establishments) {
        this.establishments = establishments;
    }

    /** Returns the establishment, or {@code ESTABLISHMENT_NOT_FOUND}, also for an establishment of another tenant. */
    public Result<Establishment> read(Caller caller, EstablishmentId id) {
        if (!caller.canAccess(id)) {
            return Result.failure(ProblemCode.ESTABLISHMENT_NOT_FOUND);
        }
        return establishments
                .find(id)
                .map(Result::success)
                .orElseGet(() -> Result.failure(ProblemCode.ESTABLISHMENT_NOT_FOUND));
    }
}
