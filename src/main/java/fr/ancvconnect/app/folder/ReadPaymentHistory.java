package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.payment.ChangePayment;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Adds the changes of this request to a payment's history. The payment is read again only if another writer changed it
 * in the meantime.
 */
@ApplicationScoped
public class ReadPaymentHistory {

    private final FolderStore folders;

    public ReadPaymentHistory(FolderStore folders) {
        this.folders = folders;
    }

    /** The payment with its history after these changes. */
    public PaymentWithHistory after(PaymentWithHistory before, List<ChangePayment.ChangeResult> changes) {
        PaymentWithHistory payment = before;
        for (ChangePayment.ChangeResult change : changes) {
            if (change.read().version() != payment.payment().version()) {
                return readAgain(before);
            }
            payment = payment.with(change.payment(), change.entry());
        }
        return payment;
    }

    private PaymentWithHistory readAgain(PaymentWithHistory before) {
        PaymentRequest request = before.payment().payment().request();
        return folders.findPayment(request.folder(), request.id()).orElse(before);
    }
}
