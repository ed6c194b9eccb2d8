package fr.ancvconnect.app.start;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.payment.Fingerprints.Verdict;
import fr.ancvconnect.app.payment.Fingerprints;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Answers a known idempotency key: with its payment where the same was asked; ANCV is never called. */
@ApplicationScoped
public class IdempotentReplay {

    private final FolderStore folders;
    private final Fingerprints fingerprints;

    public IdempotentReplay(FolderStore folders, Fingerprints fingerprints) {
        this.folders = folders;
        this.fingerprints = fingerprints;
    }

    /**
     * The earlier payment as it is now, or {@code IDEMPOTENCY_KEY_REUSED}; {@code SERVICE_UNAVAILABLE} while no key can be read
     * that tells.
     */
    Result<StartedPayment> answer(StartCommand command, VersionedPayment earlier) {
        if (!earlier.payment().request().amount().equals(command.amount())) {
            return Result.not(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        return switch (beneficiary(command, earlier)) {
            case SAME, KEY_GONE -> Result.ok(started(command, earlier));
            case OTHER -> Result.not(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            case UNKNOWN -> Result.not(ProblemCode.SERVICE_UNAVAILABLE);
        };
    }

    /** Once the beneficiary was erased, or the key of the fingerprint is gone, the amount alone tells. */
    private Verdict beneficiary(StartCommand command, VersionedPayment earlier) {
        return earlier.metadata().fingerprint().map(stored -> fingerprints.judge(stored, command.id(), command.beneficiary()))
                .orElse(Verdict.KEY_GONE);
    }

    private StartedPayment started(StartCommand command, VersionedPayment earlier) {
        PaymentWithHistory story = folders.findPayment(command.folder(), command.id())
                .orElseGet(() -> new PaymentWithHistory(earlier, List.of()));
        return new StartedPayment(story, true);
    }
}
