package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.establishment.Requirements.Requirement;
import fr.ancvconnect.domain.establishment.Requirements.Requirement.Code;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Switches alternative payment methods on or off. They require Stripe (help page). */
@ApplicationScoped
public class SwitchAlternativePayments {

    private final UpdateEstablishment update;

    public SwitchAlternativePayments(UpdateEstablishment update) {
        this.update = update;
    }

    /** Switches them on or off. Without Stripe, switching on returns {@code REQUIREMENTS_NOT_MET}. */
    public Result<Establishment> set(Caller caller, EstablishmentId id, boolean active) {
        return update.update(
                caller,
                id,
                true,
                establishment -> active && !establishment.alternativeAvailable()
                        ? Result.failure(Problem.missing(withoutStripe()))
                        : Result.success(establishment.withAlternative(active)));
    }

    private static Requirements withoutStripe() {
        return new Requirements(List.of(Requirement.known(Code.VIRTUAL_POS_STRIPE, false)));
    }
}
