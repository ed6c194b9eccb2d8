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
    private final UpdateEstablishment change;
    private final ProbeAncvId probe;
    private final InstantSource clock;

    public ActivateOption(
            EstablishmentStore establishments,
            ReadEstablishment read,
            UpdateEstablishment change,
            ProbeAncvId probe,
            InstantSource clock) {
        this.establishments = establishments;
        this.read = read;
        this.change = change;
        this.probe = probe;
        this.clock = clock;
    }

    /**
     * Returns the establishment with the active option, or {@code REQUIREMENTS_NOT_MET}, {@code ANCV_ID_IN_USE},
     * {@code UNKNOWN_ANCV_ID}, {@code ANCV_UNAVAILABLE}, {@code ANCV_ERROR}.
     */
    public Result<Establishment> activate(Caller caller, EstablishmentId id, AncvId ancvId) {
        return read.read(caller, id)
                .then(known -> mayActivate(caller, known, ancvId))
                .then(_ -> afterAsking(caller, id, ancvId));
    }

    private Result<Establishment> afterAsking(Caller caller, EstablishmentId id, AncvId ancvId) {
        return switch (probe.ask(ancvId)) {
            case AncvResponse.Success _ -> known(caller, id, ancvId);
            case AncvResponse.Rejected(AncvErrorCode code) ->
                switch (code) {
                    case INVALID_TRANSACTION_AMOUNT -> known(caller, id, ancvId);
                    case MERCHANT_NOT_ALLOWED ->
                        change.change(caller, id, true, known -> Result.ok(known.contractUnknown()))
                                .then(_ -> Result.not(ProblemCode.UNKNOWN_ANCV_ID));
                    case BAD_REQUEST,
                            INVALID_SEAL,
                            INVALID_TRANSACTION_CURRENCY,
                            BENEFICIARY_NOT_FOUND,
                            OTHER_TRANSACTION_PENDING,
                            OPERATION_TRANSACTION_NOT_ALLOWED,
                            TRANSACTION_NOT_FOUND,
                            OTHER -> Result.not(ProblemCode.ANCV_ERROR);
                };
            case AncvResponse.Unreadable _ -> Result.not(ProblemCode.ANCV_ERROR);
            case AncvResponse.Unavailable _ -> Result.not(ProblemCode.ANCV_UNAVAILABLE);
        };
    }

    /** Also used for {@code INVALID_TRANSACTION_AMOUNT}, because ANCV answers it only for an existing ID. */
    private Result<Establishment> known(Caller caller, EstablishmentId id, AncvId ancvId) {
        return change.change(
                caller,
                id,
                isShared(caller),
                known -> mayActivate(caller, known, ancvId).then(allowed -> Result.ok(activated(allowed, ancvId))));
    }

    private Result<Establishment> mayActivate(Caller caller, Establishment known, AncvId ancvId) {
        Requirements requirements = Requirements.of(known);
        if (!requirements.ownMet()) {
            return Result.not(Problem.missing(requirements));
        }
        boolean heldByOthers = !isShared(caller)
                && establishments.holders(ancvId).stream().anyMatch(holder -> !holder.equals(known.id()));
        return heldByOthers ? Result.not(ProblemCode.ANCV_ID_IN_USE) : Result.ok(known);
    }

    private Establishment activated(Establishment known, AncvId ancvId) {
        return known.option().ancvId().equals(Optional.of(ancvId)) ? known : known.activated(ancvId, clock.instant());
    }

    /**
     * Only the platform can allow two establishments to share an ANCV ID, because the ID determines the account that
     * receives the money.
     */
    private static boolean isShared(Caller caller) {
        return caller instanceof Caller.Platform;
    }
}
