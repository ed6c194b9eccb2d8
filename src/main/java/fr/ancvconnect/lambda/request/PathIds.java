package fr.ancvconnect.lambda.request;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.lambda.problem.FieldFault;
import java.util.Optional;

/** Ids in addresses: one of the wrong form names nothing that could exist. */
public final class PathIds {

    private PathIds() {
    }

    /** The establishment, or {@code ESTABLISHMENT_NOT_FOUND}. */
    public static Result<EstablishmentId> ofEstablishment(String id) {
        return known(establishment(id), ProblemCode.ESTABLISHMENT_NOT_FOUND);
    }

    /** The folder, or {@code FOLDER_NOT_FOUND}. */
    public static Result<FolderId> ofFolder(String id) {
        return known(folder(id), ProblemCode.FOLDER_NOT_FOUND);
    }

    /** The folder, as far as it could be one. */
    public static Optional<FolderId> folder(String id) {
        return Optional.of(id).filter(FolderId::isWellFormed).map(FolderId::new);
    }

    /** The payment, as far as it could be one. */
    public static Optional<PaymentId> payment(String id) {
        return Optional.of(id).filter(PaymentId::isWellFormed).map(PaymentId::new);
    }

    static Optional<EstablishmentId> establishment(String id) {
        return Optional.of(id).filter(EstablishmentId::isWellFormed).map(EstablishmentId::new);
    }

    /** An id that a declaration gives: here the wrong form is a fault of the request. */
    static <T> Optional<T> declared(JsonObjectReader form, String field, Optional<T> id) {
        if (id.isEmpty()) {
            form.fault(field, FieldFault.ID_FORM);
        }
        return id;
    }

    private static <T> Result<T> known(Optional<T> id, ProblemCode missing) {
        return id.map(Result::ok).orElseGet(() -> Result.not(missing));
    }
}
