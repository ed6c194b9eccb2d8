package fr.ancvconnect.app.start;

import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.folder.FolderStore;
import fr.ancvconnect.app.payment.Fingerprints;
import fr.ancvconnect.app.payment.Fingerprints.Verdict;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Answers a request with a known idempotency key. If the request is the same, the answer is its payment. ANCV is never
 * called.
 */
@ApplicationScoped
public class IdempotentReplay {

    private final FolderStore folders;
    private final Fingerprints fingerprints;

    public IdempotentReplay(FolderStore folders, Fingerprints fingerprints) {
        this.folders = folders;
        this.fingerprints = fingerprints;
    }

    /**
     * A request without an amount is the same request also after the link leaves less to pay. Returns the current earlier
     * payment, or {@code IDEMPOTENCY_KEY_REUSED}. Returns {@code SERVICE_UNAVAILABLE} while
     * the keys for the comparison cannot be read.
     */
    Result<StartedPayment> replay(StartCommand command, VersionedPayment earlier) {
        boolean sameAmount = command.requested().stream()
                .allMatch(earlier.payment().request().amount()::equals);
        if (!sameAmount) {
            return Result.failure(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        return switch (beneficiary(command, earlier)) {
            case SAME, KEY_REMOVED -> Result.success(started(command, earlier));
            case OTHER -> Result.failure(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            case UNKNOWN -> Result.failure(ProblemCode.SERVICE_UNAVAILABLE);
        };
    }

    /** Only the amount is compared if the beneficiary is erased or the key of the fingerprint no longer exists. */
    private Verdict beneficiary(StartCommand command, VersionedPayment earlier) {
        return earlier.metadata()
                .fingerprint()
                .map(stored -> fingerprints.compare(stored, command.id(), command.beneficiary()))
                .orElse(Verdict.KEY_REMOVED);
    }

    private StartedPayment started(StartCommand command, VersionedPayment earlier) {
        PaymentWithHistory payment = folders.findPayment(command.folder(), command.id())
                .orElseGet(() -> new PaymentWithHistory(earlier, List.of()));
        return new StartedPayment(payment, true);
    }
}
