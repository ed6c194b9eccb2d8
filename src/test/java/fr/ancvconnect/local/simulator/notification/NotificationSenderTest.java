package fr.ancvconnect.local.simulator.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.local.simulator.clock.ClockRequest;
import fr.ancvconnect.local.simulator.clock.SimulatorClock;
import fr.ancvconnect.local.simulator.notification.Notification.NotificationTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class NotificationSenderTest {

    private static final Notification FIRST = notification("tx-1");
    private static final Notification SECOND = notification("tx-2");

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    @Test
    void notifications_are_posted_in_the_order_given_after_the_delay() {
        try (NotificationSender sender = new NotificationSender(this::accept, this::recordWait)) {
            sender.send(List.of(SECOND, FIRST), Duration.ofSeconds(20));
            assertThat(next(3)).containsExactly("wait PT20S", "post tx-2", "post tx-1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 302, 400, 401, 404, 503})
    void a_rejected_notification_is_retried_with_increasing_delays_and_then_dropped(int status) {
        NotificationTransport rejecting = sent -> recordPost(sent, status);
        try (NotificationSender sender = new NotificationSender(rejecting, this::recordWait)) {
            sender.send(List.of(FIRST, SECOND), Duration.ZERO);
            assertThat(next(13))
                    .containsExactly(
                            "wait PT0S",
                            "post tx-1",
                            "wait PT1S",
                            "post tx-1",
                            "wait PT2S",
                            "post tx-1",
                            "wait PT5S",
                            "post tx-1",
                            "wait PT10S",
                            "post tx-1",
                            "wait PT30S",
                            "post tx-1",
                            "post tx-2");
        }
    }

    @Test
    void a_notification_is_retried_after_a_broken_connection() {
        NotificationTransport failing = sent -> {
            recordPost(sent, 0);
            throw new IOException("no route");
        };
        try (NotificationSender sender = new NotificationSender(failing, this::recordWait)) {
            sender.send(List.of(FIRST), Duration.ZERO);
            assertThat(next(4)).endsWith("wait PT1S", "post tx-1");
        }
    }

    @Test
    void a_delayed_notification_does_not_block_another_one() throws InterruptedException {
        NotificationSender.Pause realPause = wait -> {
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
        };
        try (NotificationSender sender = new NotificationSender(this::accept, realPause)) {
            sender.send(List.of(FIRST), Duration.ofHours(1));
            sender.send(List.of(SECOND), Duration.ZERO);
            assertThat(log.poll(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("post tx-2");
        }
    }

    @Test
    void a_move_of_the_clock_ends_a_delay() {
        SimulatorClock clock = new SimulatorClock(InstantSource.system());
        try (NotificationSender sender = new NotificationSender(this::accept, clock)) {
            sender.send(List.of(FIRST), Duration.ofHours(1));
            AtomicInteger moves = new AtomicInteger();
            // A move before the wait has begun does not shorten it.
            Eventually.until(
                    () -> {
                        clock.move(new ClockRequest.Ahead(Duration.ofHours(moves.incrementAndGet())));
                        return log.poll(10, TimeUnit.MILLISECONDS);
                    },
                    "post tx-1"::equals);
        }
    }

    @Test
    void a_closed_sender_accepts_no_notifications() {
        NotificationSender sender = new NotificationSender(this::accept, this::recordWait);
        sender.close();
        sender.send(List.of(FIRST), Duration.ZERO);
        assertThat(log).isEmpty();
    }

    private int accept(Notification sent) {
        return recordPost(sent, 204);
    }

    private int recordPost(Notification sent, int status) {
        log.add("post " + sent.transactionId());
        return status;
    }

    private void recordWait(Duration wait) {
        log.add("wait " + wait);
    }

    private List<String> next(int count) {
        return Stream.generate(this::nextEntry).limit(count).toList();
    }

    private String nextEntry() {
        try {
            return log.poll(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Notification notification(String id) {
        return new Notification(id, URI.create("http://localhost:9/"), "seal", new byte[0]);
    }
}
