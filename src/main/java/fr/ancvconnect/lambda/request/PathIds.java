package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentLinkId;
import fr.ancvconnect.lambda.problem.FieldFault;
import java.util.Optional;

/** Parses the ids in paths. A malformed id cannot belong to an existing item, so it counts as not found. */
public final class PathIds {

    private PathIds() {}

    /** The establishment, or {@code ESTABLISHMENT_NOT_FOUND}. */
    public static Result<EstablishmentId> ofEstablishment(String id) {
        return known(establishment(id), ProblemCode.ESTABLISHMENT_NOT_FOUND);
    }

    /** The folder, or {@code FOLDER_NOT_FOUND}. */
    public static Result<FolderId> ofFolder(String id) {
        return known(folder(id), ProblemCode.FOLDER_NOT_FOUND);
    }

    /** The folder id; empty if it is malformed. */
    public static Optional<FolderId> folder(String id) {
        return Optional.of(id).filter(FolderId::isWellFormed).map(FolderId::new);
    }

    /** The payment id; empty if it is malformed. */
    public static Optional<PaymentId> payment(String id) {
        return Optional.of(id).filter(PaymentId::isWellFormed).map(PaymentId::new);
    }

    /** The id of a payment link; empty if it is malformed. */
    public static Optional<PaymentLinkId> link(String id) {
        return Optional.of(id).filter(PaymentLinkId::isWellFormed).map(PaymentLinkId::new);
    }

    static Optional<EstablishmentId> establishment(String id) {
        return Optional.of(id).filter(EstablishmentId::isWellFormed).map(EstablishmentId::new);
    }

    /** The id of a declaration: here a malformed id is a validation fault. */
    static <T> Optional<T> declared(JsonObjectReader form, String field, Optional<T> id) {
        if (id.isEmpty()) {
            form.fault(field, FieldFault.ID_FORM);
        }
        return id;
    }

    private static <T> Result<T> known(Optional<T> id, ProblemCode missing) {
        return id.map(Result::success).orElseGet(() -> Result.failure(missing));
    }
}
