package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Goes on telling a payment's story by what we wrote ourselves; it is read again only where others wrote in between. */
@ApplicationScoped
public class ReadPaymentHistory {

    private final FolderStore folders;

    public ReadPaymentHistory(FolderStore folders) {
        this.folders = folders;
    }

    /** The story after these changes. */
    public PaymentWithHistory after(PaymentWithHistory before, List<ChangePayment.Changed> changes) {
        PaymentWithHistory story = before;
        for (ChangePayment.Changed change : changes) {
            if (change.read().version() != story.payment().version()) {
                return readAgain(before);
            }
            story = story.with(change.payment(), change.entry());
        }
        return story;
    }

    private PaymentWithHistory readAgain(PaymentWithHistory before) {
        PaymentRequest request = before.payment().payment().request();
        return folders.findPayment(request.folder(), request.id()).orElse(before);
    }
}
