package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import jakarta.enterprise.context.ApplicationScoped;

/** Switches ANCV Connect off; what is already under way goes on. */
@ApplicationScoped
public class DeactivateOption {

    private final UpdateEstablishment change;

    public DeactivateOption(UpdateEstablishment change) {
        this.change = change;
    }

    /** Switches it off, also when it was not on. */
    public Result<Establishment> deactivate(Caller caller, EstablishmentId id) {
        return change.change(caller, id, true, known -> Result.ok(known.deactivated()));
    }
}
