package fr.ancvconnect.local.simulator.notification;

import java.time.Duration;
import java.util.List;

/** Accepts notifications for sending. It does not block. */
@FunctionalInterface
public interface NotificationQueue {

    /** Sends the notifications in this order, after the delay. */
    void send(List<Notification> notifications, Duration delay);
}
