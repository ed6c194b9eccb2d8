package fr.ancvconnect.app.activation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.domain.AncvId;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Requirements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Activates ANCV Connect with an ANCV ID. The service first checks the requirements that need no call, then calls ANCV
 * to check the ID. An earlier activation changes only if ANCV accepts the new ID.
 */
@ApplicationScoped
public class ActivateOption {

    private final EstablishmentStore establishments;
    private final ReadEstablishment read;
    private final UpdateEstablishment update;
    private final ProbeAncvId probe;
    private final InstantSource clock;

    public ActivateOption(
            EstablishmentStore establishments,
            ReadEstablishment read,
            UpdateEstablishment update,
            ProbeAncvId probe,
            InstantSource clock) {
        this.establishments = establishments;
        this.read = read;
        this.update = update;
        this.probe = probe;
        this.clock = clock;
    }

    /**
     * Returns the establishment with the active option, or {@code REQUIREMENTS_NOT_MET}, {@code ANCV_ID_IN_USE},
     * {@code UNKNOWN_ANCV_ID}, {@code ANCV_UNAVAILABLE}, {@code ANCV_ERROR}.
     */
    public Result<Establishment> activate(Caller caller, EstablishmentId id, AncvId ancvId) {
        return read.read(caller, id)
                .then(establishment -> mayActivate(caller, establishment, ancvId))
                .then(_ -> afterProbe(caller, id, ancvId));
    }

    private Result<Establishment> afterProbe(Caller caller, EstablishmentId id, AncvId ancvId) {
        return switch (probe.probe(ancvId)) {
            case AncvResponse.Completed _ -> accepted(caller, id, ancvId);
            case AncvResponse.Rejected(AncvErrorCode code) ->
                switch (code) {
                    case INVALID_TRANSACTION_AMOUNT -> accepted(caller, id, ancvId);
                    case MERCHANT_NOT_ALLOWED ->
                        update.update(
                                        caller,
                                        id,
                                        true,
                                        establishment -> Result.success(establishment.withoutContract()))
                                .then(_ -> Result.failure(ProblemCode.UNKNOWN_ANCV_ID));
                    case BAD_REQUEST,
                            INVALID_SEAL,
                            INVALID_TRANSACTION_CURRENCY,
                            BENEFICIARY_NOT_FOUND,
                            OTHER_TRANSACTION_PENDING,
                            OPERATION_TRANSACTION_NOT_ALLOWED,
                            TRANSACTION_NOT_FOUND,
                            OTHER -> Result.failure(ProblemCode.ANCV_ERROR);
                };
            case AncvResponse.Unreadable _ -> Result.failure(ProblemCode.ANCV_ERROR);
            case AncvResponse.Unavailable _ -> Result.failure(ProblemCode.ANCV_UNAVAILABLE);
        };
    }

    /** Also used for {@code INVALID_TRANSACTION_AMOUNT}, because ANCV answers it only for an existing ID. */
    private Result<Establishment> accepted(Caller caller, EstablishmentId id, AncvId ancvId) {
        return update.update(
                caller,
                id,
                isShared(caller),
                establishment -> mayActivate(caller, establishment, ancvId)
                        .then(allowed -> Result.success(activated(allowed, ancvId))));
    }

    private Result<Establishment> mayActivate(Caller caller, Establishment establishment, AncvId ancvId) {
        Requirements requirements = Requirements.of(establishment);
        if (!requirements.allMetExceptContract()) {
            return Result.failure(Problem.missing(requirements));
        }
        boolean heldByOthers = !isShared(caller)
                && establishments.holders(ancvId).stream().anyMatch(holder -> !holder.equals(establishment.id()));
        return heldByOthers ? Result.failure(ProblemCode.ANCV_ID_IN_USE) : Result.success(establishment);
    }

    private Establishment activated(Establishment establishment, AncvId ancvId) {
        return establishment.option().ancvId().equals(Optional.of(ancvId))
                ? establishment
                : establishment.activated(ancvId, clock.instant());
    }

    /**
     * Only the platform can allow two establishments to share an ANCV ID, because the ID determines the account that
     * receives the money.
     */
    private static boolean isShared(Caller caller) {
        return caller instanceof Caller.Platform;
    }
}
