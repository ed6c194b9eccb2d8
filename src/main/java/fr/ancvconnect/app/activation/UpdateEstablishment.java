package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.RetryOnConflict;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Changes an establishment that the caller sees, reading again when somebody else wrote first. */
@ApplicationScoped
public class UpdateEstablishment {

    private final EstablishmentStore establishments;
    private final ReadEstablishment read;

    public UpdateEstablishment(EstablishmentStore establishments, ReadEstablishment read) {
        this.establishments = establishments;
        this.read = read;
    }

    /** Writes what {@code rule} makes of it, unless the rule gives a problem or the same. */
    Result<Establishment> change(Caller caller, EstablishmentId id, boolean shared,
                                 Function<Establishment, Result<Establishment>> rule) {
        return RetryOnConflict.untilWritten(() -> switch (read.read(caller, id)) {
            case Result.Failure<Establishment> not -> Optional.of(not);
            case Result.Success<Establishment>(Establishment known) -> write(known, rule.apply(known), shared);
        });
    }

    private Optional<Result<Establishment>> write(Establishment known, Result<Establishment> changed, boolean shared) {
        return switch (changed) {
            case Result.Failure<Establishment> not -> Optional.of(not);
            case Result.Success<Establishment>(Establishment next) when next.equals(known) -> Optional.of(changed);
            case Result.Success<Establishment>(Establishment next) -> establishments.save(next, Optional.of(known), shared)
                    ? Optional.of(changed) : Optional.empty();
        };
    }
}
