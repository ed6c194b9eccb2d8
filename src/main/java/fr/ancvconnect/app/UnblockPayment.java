package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.PaymentStore;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** An operator has a payment that needs attention worked on again at once, and its tries counted anew. */
@ApplicationScoped
public class UnblockPayment {

    private final ReadFolder read;
    private final PaymentStore payments;
    private final SettleDuePayment settle;

    public UnblockPayment(ReadFolder read, PaymentStore payments, SettleDuePayment settle) {
        this.read = read;
        this.payments = payments;
        this.settle = settle;
    }

    /**
     * The payment as it is then; one that needs no attention is left as it is. Or {@code FOLDER_NOT_FOUND},
     * {@code PAYMENT_NOT_FOUND}.
     */
    public Result<PaymentStory> unblock(Caller caller, FolderId folder, PaymentId payment) {
        return Attempts.untilWritten(() -> switch (read.readPayment(caller, folder, payment)) {
            case Result.Ok<PaymentStory>(PaymentStory story) when needsAttention(story) ->
                    payments.reschedule(story.payment(), story.payment().followUp().unblocked())
                            .map(unblocked -> workedOn(caller, unblocked));
            case Result<PaymentStory> other -> Optional.of(other);
        });
    }

    private Result<PaymentStory> workedOn(Caller caller, TrackedPayment unblocked) {
        settle.settle(unblocked);
        PaymentRequest request = unblocked.payment().request();
        return read.readPayment(caller, request.folder(), request.id());
    }

    private static boolean needsAttention(PaymentStory story) {
        return story.payment().followUp().attention().isPresent();
    }
}
