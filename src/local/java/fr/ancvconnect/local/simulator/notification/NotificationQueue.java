package fr.ancvconnect.local.simulator.notification;

import java.time.Duration;
import java.util.List;

/** Takes notifications away; it returns at once. */
@FunctionalInterface
public interface NotificationQueue {

    /** Sends these in this order, after this delay. */
    void take(List<Notification> notifications, Duration delay);
}
