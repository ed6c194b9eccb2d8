package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.FolderStore;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What is told of a payment that was just started, without a read where this request wrote all that there is to tell. */
@ApplicationScoped
public class StartAnswers {

    private final FolderStore folders;

    public StartAnswers(FolderStore folders) {
        this.folders = folders;
    }

    /** A payment under way, and the one line of its history so far. */
    record Begun(TrackedPayment payment, HistoryEntry entry) {
    }

    /**
     * Whether the customer was asked is not known, or could not be written: the payment as it is by now, since a refusal
     * or a cancellation may have been faster. The caller is never told that nobody was asked.
     */
    Result<StartedPayment> notSure(Begun begun) {
        try {
            return asItIs(begun.payment());
        } catch (RuntimeException _) {
            return started(new PaymentStory(begun.payment(), List.of(begun.entry())));
        }
    }

    /** What this request wrote last, or what somebody else wrote first. */
    Result<StartedPayment> written(Begun begun, ChangePayment.Changed changed) {
        return changed.entry().filter(_ -> changed.read().version() == begun.payment().version())
                .map(entry -> started(new PaymentStory(changed.payment(), List.of(begun.entry(), entry))))
                .orElseGet(() -> asItIs(changed.payment()));
    }

    /** Somebody else wrote first: the payment as it is by now. */
    Result<StartedPayment> asItIs(TrackedPayment payment) {
        PaymentRequest request = payment.payment().request();
        Optional<PaymentStory> story = folders.findPayment(request.folder(), request.id());
        return started(story.orElseGet(() -> new PaymentStory(payment, List.of())));
    }

    /** Nobody was asked. */
    Result<StartedPayment> not(ProblemCode code, Establishment establishment) {
        return Result.not(code == ProblemCode.REQUIREMENTS_NOT_MET
                ? Problem.missing(Requirements.of(establishment).withoutContract()) : Problem.of(code));
    }

    private static Result<StartedPayment> started(PaymentStory story) {
        return Result.ok(new StartedPayment(story, false));
    }
}
