package fr.ancvconnect.ancv;

import fr.ancvconnect.app.notification.NotificationSeal;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A notification is sealed over the transaction's id, as a read is (ANCV's protocol). */
@ApplicationScoped
public class AncvNotificationSeal implements NotificationSeal {

    private final Seal seal;

    public AncvNotificationSeal(Seal seal) {
        this.seal = seal;
    }

    @Override
    public Verdict judge(String header, AncvTransactionId transaction) {
        return seal.judge(header, List.of(transaction.value()));
    }
}
