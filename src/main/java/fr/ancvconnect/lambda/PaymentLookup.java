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

/** Finds which payment an address names. */
@Singleton
public final class PaymentLookup {

    private final ReadFolder folders;

    public PaymentLookup(ReadFolder folders) {
        this.folders = folders;
    }

    /** What the verb gives for that payment. An id that none can have: the folder is told missing first, as for any other. */
    <T> Result<T> at(Caller caller, String folderId, String paymentId, BiFunction<FolderId, PaymentId, Result<T>> verb) {
        return PathIds.ofFolder(folderId).then(folder -> PathIds.payment(paymentId)
                .map(payment -> verb.apply(folder, payment))
                .orElseGet(() -> folders.read(caller, folder).then(_ -> Result.not(ProblemCode.PAYMENT_NOT_FOUND))));
    }
}
