package fr.ancvconnect.local.simulator.notification;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One notification, ready to be posted.
 *
 * @param seal the value of the header {@code ANCV-Security}; the seal covers the transaction id
 * @param body the same document as in a success answer
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Notification(String transactionId, URI url, String seal, byte[] body) {

    /** Posts a notification once. */
    @FunctionalInterface
    public interface NotificationTransport {

        /** Posts the notification and returns the HTTP status of the answer. */
        int post(Notification notification) throws IOException, InterruptedException;
    }

    /** Accepts notifications for sending. It does not block. */
    @FunctionalInterface
    public interface NotificationQueue {

        /** Sends the notifications in this order, after the delay. */
        void send(List<Notification> notifications, Duration delay);
    }
}
