package fr.ancvconnect.ancv;

import fr.ancvconnect.app.ports.NotificationReader;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads ANCV's notifications; their word on the state is not even looked at. */
@ApplicationScoped
public class AncvNotificationReader implements NotificationReader {

    @Override
    public Optional<AncvTransactionId> transactionOf(byte[] body) {
        return NotificationDocument.parse(body).map(NotificationDocument::transaction);
    }
}
