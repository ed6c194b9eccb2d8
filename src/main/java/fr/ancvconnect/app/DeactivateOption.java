package fr.ancvconnect.app;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import jakarta.enterprise.context.ApplicationScoped;

/** Switches ANCV Connect off; what is already under way goes on. */
@ApplicationScoped
public class DeactivateOption {

    private final ChangeEstablishment change;

    public DeactivateOption(ChangeEstablishment change) {
        this.change = change;
    }

    /** Switches it off, also when it was not on. */
    public Result<Establishment> deactivate(Caller caller, EstablishmentId id) {
        return change.change(caller, id, true, known -> Result.ok(known.deactivated()));
    }
}
