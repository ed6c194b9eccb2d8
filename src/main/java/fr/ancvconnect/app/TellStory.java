package fr.ancvconnect.app;

import fr.ancvconnect.app.ports.FolderStore;
import fr.ancvconnect.domain.payment.PaymentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Goes on telling a payment's story by what we wrote ourselves; it is read again only where others wrote in between. */
@ApplicationScoped
public class TellStory {

    private final FolderStore folders;

    public TellStory(FolderStore folders) {
        this.folders = folders;
    }

    /** The story after these changes. */
    PaymentStory after(PaymentStory before, List<ChangePayment.Changed> changes) {
        PaymentStory story = before;
        for (ChangePayment.Changed change : changes) {
            if (change.read().version() != story.payment().version()) {
                return readAgain(before);
            }
            story = story.with(change.payment(), change.entry());
        }
        return story;
    }

    private PaymentStory readAgain(PaymentStory before) {
        PaymentRequest request = before.payment().payment().request();
        return folders.findPayment(request.folder(), request.id()).orElse(before);
    }
}
