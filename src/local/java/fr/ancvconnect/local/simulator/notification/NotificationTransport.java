package fr.ancvconnect.local.simulator.notification;

import java.io.IOException;

/** Posts a notification once. */
@FunctionalInterface
public interface NotificationTransport {

    /** The HTTP status that came back. */
    int post(Notification notification) throws IOException, InterruptedException;
}
