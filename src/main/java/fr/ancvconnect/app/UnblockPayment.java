package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.FolderStore;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;

/** An operator has a payment that needs attention worked on again at once, and its tries counted anew. */
@ApplicationScoped
public class UnblockPayment {

    private final ReadFolder read;
    private final SettleDuePayment settle;
    private final FolderStore folders;

    public UnblockPayment(ReadFolder read, SettleDuePayment settle, FolderStore folders) {
        this.read = read;
        this.settle = settle;
        this.folders = folders;
    }

    /**
     * The payment as it is then; one that needs no attention is left as it is. Or {@code FOLDER_NOT_FOUND},
     * {@code PAYMENT_NOT_FOUND}.
     */
    public Result<PaymentStory> unblock(Caller caller, FolderId folder, PaymentId payment) {
        return read.readPayment(caller, folder, payment).then(story -> Result.ok(
                story.payment().followUp().attention().isPresent() ? workedOn(story) : story));
    }

    private PaymentStory workedOn(PaymentStory story) {
        TrackedPayment payment = story.payment();
        settle.settle(new TrackedPayment(payment.payment(), payment.followUp().unblocked(), payment.marks(), payment.version()));
        var request = payment.payment().request();
        return folders.findPayment(request.folder(), request.id()).orElse(story);
    }
}
