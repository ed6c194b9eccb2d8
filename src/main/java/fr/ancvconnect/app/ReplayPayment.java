package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.FolderStore;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Answers a known idempotency key: with its payment where the same was asked; ANCV is never called. */
@ApplicationScoped
public class ReplayPayment {

    private final FolderStore folders;

    public ReplayPayment(FolderStore folders) {
        this.folders = folders;
    }

    /** The earlier payment as it is now, or {@code IDEMPOTENCY_KEY_REUSED}. */
    Result<StartedPayment> answer(StartPayment.Wish wish, TrackedPayment earlier) {
        if (!asksTheSame(wish, earlier)) {
            return Result.not(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        PaymentStory story = folders.findPayment(wish.folder(), wish.id())
                .orElseGet(() -> new PaymentStory(earlier, List.of()));
        return Result.ok(new StartedPayment(story, true));
    }

    /** Once the beneficiary was erased, the amount alone tells. */
    private static boolean asksTheSame(StartPayment.Wish wish, TrackedPayment earlier) {
        PaymentRequest request = earlier.payment().request();
        return request.amount().equals(wish.amount())
                && earlier.marks().fingerprint().map(mark -> mark.isOf(wish.beneficiary())).orElse(true);
    }
}
