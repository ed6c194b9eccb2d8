package fr.ancvconnect.bench.soak;

import fr.ancvconnect.local.simulator.notification.Notification;
import fr.ancvconnect.local.simulator.notification.Notification.NotificationQueue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Loses, repeats or delays a share of the notifications, chosen by a seeded random. */
final class NotificationFaults implements NotificationQueue {

    private static final int LONGEST_DELAY_SECONDS = 20;

    private enum Fault {
        LOST,
        REPEATED,
        LATE
    }

    private final Map<String, Long> counts = new TreeMap<>();
    private final NotificationQueue queue;
    private final Random random;
    private final double share;
    private boolean active;
    private long sent;

    /**
     * Creates faults that are not active yet.
     *
     * @param share from 0 to 1
     */
    NotificationFaults(NotificationQueue queue, double share, long seed) {
        this.queue = queue;
        this.share = share;
        this.random = new Random(seed);
    }

    synchronized void activate(boolean isActive) {
        active = isActive;
    }

    /** The notifications while the faults were active, lost ones included. */
    synchronized long sent() {
        return sent;
    }

    synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public synchronized void send(List<Notification> notifications, Duration delay) {
        if (!active) {
            queue.send(notifications, delay);
            return;
        }
        sent += notifications.size();
        if (random.nextDouble() >= share) {
            queue.send(notifications, delay);
            return;
        }
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        counts.merge("notification " + fault, 1L, Long::sum);
        switch (fault) {
            case LOST -> {}
            case REPEATED -> {
                queue.send(notifications, delay);
                queue.send(notifications, delay);
            }
            case LATE -> queue.send(notifications, delay.plusSeconds(1 + random.nextInt(LONGEST_DELAY_SECONDS)));
        }
    }
}
