package fr.ancvconnect.local.simulator.notification;

import java.io.IOException;

/** Posts a notification once. */
@FunctionalInterface
public interface NotificationTransport {

    /** Posts the notification and returns the HTTP status of the answer. */
    int post(Notification notification) throws IOException, InterruptedException;
}
