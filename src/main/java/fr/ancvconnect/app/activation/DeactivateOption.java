package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import jakarta.enterprise.context.ApplicationScoped;

/** Deactivates ANCV Connect. Payments in progress continue. */
@ApplicationScoped
public class DeactivateOption {

    private final UpdateEstablishment update;

    public DeactivateOption(UpdateEstablishment update) {
        this.update = update;
    }

    /** Deactivates the option. Succeeds also if the option is not active. */
    public Result<Establishment> deactivate(Caller caller, EstablishmentId id) {
        return update.update(caller, id, true, establishment -> Result.success(establishment.deactivated()));
    }
}
