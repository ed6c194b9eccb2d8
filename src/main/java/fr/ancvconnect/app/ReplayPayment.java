package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.Fingerprints;
import fr.ancvconnect.app.ports.Fingerprints.Verdict;
import fr.ancvconnect.app.ports.FolderStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Answers a known idempotency key: with its payment where the same was asked; ANCV is never called. */
@ApplicationScoped
public class ReplayPayment {

    private final FolderStore folders;
    private final Fingerprints fingerprints;

    public ReplayPayment(FolderStore folders, Fingerprints fingerprints) {
        this.folders = folders;
        this.fingerprints = fingerprints;
    }

    /**
     * The earlier payment as it is now, or {@code IDEMPOTENCY_KEY_REUSED}; {@code SERVICE_UNAVAILABLE} while no key can be read
     * that tells.
     */
    Result<StartedPayment> answer(StartPayment.Wish wish, TrackedPayment earlier) {
        if (!earlier.payment().request().amount().equals(wish.amount())) {
            return Result.not(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        return switch (beneficiary(wish, earlier)) {
            case SAME, KEY_GONE -> Result.ok(started(wish, earlier));
            case OTHER -> Result.not(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            case UNKNOWN -> Result.not(ProblemCode.SERVICE_UNAVAILABLE);
        };
    }

    /** Once the beneficiary was erased, or the key of the fingerprint is gone, the amount alone tells. */
    private Verdict beneficiary(StartPayment.Wish wish, TrackedPayment earlier) {
        return earlier.marks().fingerprint().map(stored -> fingerprints.judge(stored, wish.id(), wish.beneficiary()))
                .orElse(Verdict.KEY_GONE);
    }

    private StartedPayment started(StartPayment.Wish wish, TrackedPayment earlier) {
        PaymentStory story = folders.findPayment(wish.folder(), wish.id())
                .orElseGet(() -> new PaymentStory(earlier, List.of()));
        return new StartedPayment(story, true);
    }
}
