package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.RetryOnConflict;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.establishment.Establishment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Updates an establishment to which the caller has access. After a stale write it reads again and retries. */
@ApplicationScoped
public class UpdateEstablishment {

    private final EstablishmentStore establishments;
    private final ReadEstablishment read;

    public UpdateEstablishment(EstablishmentStore establishments, ReadEstablishment read) {
        this.establishments = establishments;
        this.read = read;
    }

    /** Writes the result of {@code rule}, unless it is a problem or equal to the stored establishment. */
    Result<Establishment> update(
            Caller caller, EstablishmentId id, boolean shared, Function<Establishment, Result<Establishment>> rule) {
        return RetryOnConflict.untilWritten(() -> switch (read.read(caller, id)) {
            case Result.Failure<Establishment> failure -> Optional.of(failure);
            case Result.Success<Establishment>(Establishment establishment) ->
                write(establishment, rule.apply(establishment), shared);
        });
    }

    private Optional<Result<Establishment>> write(
            Establishment establishment, Result<Establishment> changed, boolean shared) {
        return switch (changed) {
            case Result.Failure<Establishment> failure -> Optional.of(failure);
            case Result.Success<Establishment>(Establishment next)
            when next.equals(establishment) -> Optional.of(changed);
            case Result.Success<Establishment>(Establishment next) ->
                establishments.save(next, Optional.of(establishment), shared) ? Optional.of(changed) : Optional.empty();
        };
    }
}
