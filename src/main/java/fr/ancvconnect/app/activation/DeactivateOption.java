package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import jakarta.enterprise.context.ApplicationScoped;

/** Deactivates ANCV Connect. Payments in progress continue. */
@ApplicationScoped
public class DeactivateOption {

    private final UpdateEstablishment change;

    public DeactivateOption(UpdateEstablishment change) {
        this.change = change;
    }

    /** Deactivates the option. Succeeds also if the option is not active. */
    public Result<Establishment> deactivate(Caller caller, EstablishmentId id) {
        return change.change(caller, id, true, known -> Result.ok(known.deactivated()));
    }
}
