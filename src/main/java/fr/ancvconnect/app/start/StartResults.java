package fr.ancvconnect.app.start;

import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Creates the result of a start. It reads the payment only if another request has changed it. */
@ApplicationScoped
public class StartResults {

    private final FolderStore folders;

    public StartResults(FolderStore folders) {
        this.folders = folders;
    }

    /** A payment in progress with its only history entry. */
    record PendingStart(VersionedPayment payment, HistoryEntry entry) {}

    /**
     * It is not known whether the customer received the request, or the result could not be written. Returns the
     * current payment, because a refusal or a cancellation can have changed it. The response never states that the
     * customer received no request.
     */
    Result<StartedPayment> unconfirmed(PendingStart pendingStart) {
        try {
            return current(pendingStart.payment());
        } catch (RuntimeException _) {
            return started(new PaymentWithHistory(pendingStart.payment(), List.of(pendingStart.entry())));
        }
    }

    /** The write of this request, or the current payment if another writer was first. */
    Result<StartedPayment> written(PendingStart pendingStart, ChangePayment.ChangeResult changed) {
        return changed.entry()
                .filter(_ -> changed.read().version() == pendingStart.payment().version())
                .map(entry -> started(new PaymentWithHistory(changed.payment(), List.of(pendingStart.entry(), entry))))
                .orElseGet(() -> current(changed.payment()));
    }

    /** Another writer was first. Returns the payment as it is stored now. */
    Result<StartedPayment> current(VersionedPayment payment) {
        PaymentRequest request = payment.payment().request();
        Optional<PaymentWithHistory> stored = folders.findPayment(request.folder(), request.id());
        return started(stored.orElseGet(() -> new PaymentWithHistory(payment, List.of())));
    }

    /** The customer received no request. */
    Result<StartedPayment> failure(ProblemCode code, Establishment establishment) {
        return Result.failure(
                code == ProblemCode.REQUIREMENTS_NOT_MET
                        ? Problem.missing(Requirements.of(establishment).withoutContract())
                        : Problem.of(code));
    }

    private static Result<StartedPayment> started(PaymentWithHistory payment) {
        return Result.success(new StartedPayment(payment, false));
    }
}
