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

/** What is told of a payment that was just started, without a read where this request wrote all that there is to tell. */
@ApplicationScoped
public class StartResults {

    private final FolderStore folders;

    public StartResults(FolderStore folders) {
        this.folders = folders;
    }

    /** A payment under way, and the one line of its history so far. */
    record PendingStart(VersionedPayment payment, HistoryEntry entry) {
    }

    /**
     * Whether the customer was asked is not known, or could not be written: the payment as it is by now, since a refusal
     * or a cancellation may have been faster. The caller is never told that nobody was asked.
     */
    Result<StartedPayment> unconfirmed(PendingStart pendingStart) {
        try {
            return current(pendingStart.payment());
        } catch (RuntimeException _) {
            return started(new PaymentWithHistory(pendingStart.payment(), List.of(pendingStart.entry())));
        }
    }

    /** What this request wrote last, or what somebody else wrote first. */
    Result<StartedPayment> written(PendingStart pendingStart, ChangePayment.Changed changed) {
        return changed.entry().filter(_ -> changed.read().version() == pendingStart.payment().version())
                .map(entry -> started(new PaymentWithHistory(changed.payment(), List.of(pendingStart.entry(), entry))))
                .orElseGet(() -> current(changed.payment()));
    }

    /** Somebody else wrote first: the payment as it is by now. */
    Result<StartedPayment> current(VersionedPayment payment) {
        PaymentRequest request = payment.payment().request();
        Optional<PaymentWithHistory> story = folders.findPayment(request.folder(), request.id());
        return started(story.orElseGet(() -> new PaymentWithHistory(payment, List.of())));
    }

    /** Nobody was asked. */
    Result<StartedPayment> not(ProblemCode code, Establishment establishment) {
        return Result.not(code == ProblemCode.REQUIREMENTS_NOT_MET
                ? Problem.missing(Requirements.of(establishment).withoutContract()) : Problem.of(code));
    }

    private static Result<StartedPayment> started(PaymentWithHistory story) {
        return Result.ok(new StartedPayment(story, false));
    }
}
