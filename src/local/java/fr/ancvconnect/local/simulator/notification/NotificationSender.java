package fr.ancvconnect.local.simulator.notification;

import fr.ancvconnect.local.simulator.clock.SimulatorClock;
import fr.ancvconnect.local.simulator.notification.Notification.NotificationQueue;
import fr.ancvconnect.local.simulator.notification.Notification.NotificationTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Sends notifications in the background, and retries each one a limited number of times until it gets a 2xx answer. */
public final class NotificationSender implements NotificationQueue, AutoCloseable {

    /** The delays before each retry. After the last retry, ANCV sends the notification no more. */
    static final List<Duration> RETRY_DELAYS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));

    /** Waits for a duration. Tests replace it, so that they do not wait. */
    @FunctionalInterface
    interface Pause {
        void during(Duration wait) throws InterruptedException;
    }

    private static final int MAX_IN_PROGRESS = 100_000;
    private static final int MAX_PARALLEL = 64;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore inProgress = new Semaphore(MAX_IN_PROGRESS);
    private final Semaphore posting = new Semaphore(MAX_PARALLEL);
    private final NotificationTransport transport;
    private final Pause pause;

    /** @param clock measures the delays; a move forward ends a delay */
    public NotificationSender(NotificationTransport transport, SimulatorClock clock) {
        this(transport, clock::sleep);
    }

    NotificationSender(NotificationTransport transport, Pause pause) {
        this.transport = transport;
        this.pause = pause;
    }

    /**
     * Accepts the notifications, unless too many are in progress. Then they are lost, which the protocol allows: the merchant
     * reads the transaction to know its state.
     */
    @Override
    public void send(List<Notification> notifications, Duration delay) {
        if (!threads.isShutdown() && inProgress.tryAcquire()) {
            threads.execute(() -> deliver(notifications, delay));
        }
    }

    /** Stops immediately. Notifications that are not delivered are lost. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void deliver(List<Notification> notifications, Duration delay) {
        try {
            pause.during(delay);
            for (Notification notification : notifications) {
                deliver(notification);
            }
        } catch (InterruptedException e) {
            // The sender was closed, and the remaining notifications are dropped.
            Thread.currentThread().interrupt();
        } finally {
            inProgress.release();
        }
    }

    private void deliver(Notification notification) throws InterruptedException {
        for (Duration wait : RETRY_DELAYS) {
            if (isAccepted(notification)) {
                return;
            }
            pause.during(wait);
        }
        isAccepted(notification);
    }

    private boolean isAccepted(Notification notification) throws InterruptedException {
        posting.acquire();
        try {
            int status = transport.post(notification);
            return status >= 200 && status < 300;
        } catch (IOException e) {
            return false;
        } finally {
            posting.release();
        }
    }
}
