package fr.ancvconnect.app.notification;

import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.util.Optional;

/** Reads what ANCV posts. */
public interface NotificationReader {

    /** The transaction that a notification is about; empty when the body is not a notification. */
    Optional<AncvTransactionId> transactionOf(byte[] body);
}
