package fr.ancvconnect.ancv;

import fr.ancvconnect.app.notification.NotificationReader;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads which transaction ANCV's notifications point at; their word on its state is not even looked at. */
@ApplicationScoped
public class AncvNotificationReader implements NotificationReader {

    @Override
    public Optional<AncvTransactionId> transactionOf(byte[] body) {
        return LenientJson.object(body).map(document -> document.path("transaction")).flatMap(TransactionReader::id);
    }
}
