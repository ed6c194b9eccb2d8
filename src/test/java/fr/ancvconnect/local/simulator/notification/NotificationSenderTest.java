package fr.ancvconnect.local.simulator.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
        try (NotificationSender notifier = new NotificationSender(this::taken, this::noted)) {
            notifier.take(List.of(SECOND, FIRST), Duration.ofSeconds(20));
            assertThat(next(3)).containsExactly("wait PT20S", "post tx-2", "post tx-1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 302, 400, 401, 404, 503})
    void what_is_not_taken_is_sent_again_after_growing_waits_and_given_up_in_the_end(int status) {
        NotificationTransport refusing = sent -> noted(sent, status);
        try (NotificationSender notifier = new NotificationSender(refusing, this::noted)) {
            notifier.take(List.of(FIRST, SECOND), Duration.ZERO);
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
    void a_broken_connection_is_tried_again() {
        NotificationTransport broken = sent -> {
            noted(sent, 0);
            throw new IOException("no route");
        };
        try (NotificationSender notifier = new NotificationSender(broken, this::noted)) {
            notifier.take(List.of(FIRST), Duration.ZERO);
            assertThat(next(4)).endsWith("wait PT1S", "post tx-1");
        }
    }

    @Test
    void one_that_waits_does_not_keep_another() throws InterruptedException {
        NotificationSender.Pause longer = wait -> {
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
        };
        try (NotificationSender notifier = new NotificationSender(this::taken, longer)) {
            notifier.take(List.of(FIRST), Duration.ofHours(1));
            notifier.take(List.of(SECOND), Duration.ZERO);
            assertThat(log.poll(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("post tx-2");
        }
    }

    @Test
    void nothing_is_taken_after_the_end() {
        NotificationSender notifier = new NotificationSender(this::taken, this::noted);
        notifier.close();
        notifier.take(List.of(FIRST), Duration.ZERO);
        assertThat(log).isEmpty();
    }

    private int taken(Notification sent) {
        return noted(sent, 204);
    }

    private int noted(Notification sent, int status) {
        log.add("post " + sent.transactionId());
        return status;
    }

    private void noted(Duration wait) {
        log.add("wait " + wait);
    }

    private List<String> next(int count) {
        return Stream.generate(this::one).limit(count).toList();
    }

    private String one() {
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
