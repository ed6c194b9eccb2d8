package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.folder.ReadFolder;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.lambda.request.PathIds;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;

/** Resolves the payment that the path of a request identifies. */
@Singleton
public final class PaymentLookup {

    private final ReadFolder folders;

    public PaymentLookup(ReadFolder folders) {
        this.folders = folders;
    }

    /**
     * Applies a use case to that payment. For a malformed payment id, the folder is checked first, as for any other
     * payment id: a missing folder is reported before a missing payment.
     */
    <T> Result<T> apply(
            Caller caller, String folderId, String paymentId, BiFunction<FolderId, PaymentId, Result<T>> useCase) {
        return PathIds.ofFolder(folderId)
                .then(folder -> PathIds.payment(paymentId)
                        .map(payment -> useCase.apply(folder, payment))
                        .orElseGet(() ->
                                folders.read(caller, folder).then(_ -> Result.failure(ProblemCode.PAYMENT_NOT_FOUND))));
    }
}
