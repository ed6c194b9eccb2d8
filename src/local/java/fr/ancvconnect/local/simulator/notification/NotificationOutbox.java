package fr.ancvconnect.local.simulator.notification;

import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.TransactionState;
import fr.ancvconnect.local.simulator.notification.Notification.NotificationQueue;
import fr.ancvconnect.local.simulator.protocol.Faults;
import fr.ancvconnect.local.simulator.protocol.ProtocolDocuments;
import fr.ancvconnect.local.simulator.protocol.Seals;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sends the merchant a notification for each change of state after the creation, with the faults that are set. Sends
 * nothing if the merchant's return URL is not an http or https address.
 */
public final class NotificationOutbox {

    private final Map<String, List<Notification>> heldBack = new HashMap<>();
    private final Seals seals;
    private final ProtocolDocuments documents;
    private final Faults faults;
    private final Duration lateDelay;
    private final Supplier<Instant> now;
    private final NotificationQueue queue;

    public NotificationOutbox(
            Seals seals,
            ProtocolDocuments documents,
            Faults faults,
            Duration lateDelay,
            Supplier<Instant> now,
            NotificationQueue queue) {
        this.seals = seals;
        this.documents = documents;
        this.faults = faults;
        this.lateDelay = lateDelay;
        this.now = now;
        this.queue = queue;
    }

    public void changed(Transaction transaction) {
        if (transaction.state() == TransactionState.INITIALIZED) {
            return;
        }
        transaction
                .order()
                .notificationUrl()
                .map(url -> notification(transaction, url))
                .ifPresent(newest -> send(transaction, newest));
    }

    private void send(Transaction transaction, Notification newest) {
        List<Notification> newestFirst = withHeldBack(newest);
        switch (faults.notifications()) {
            case USUAL -> queue.send(newestFirst, Duration.ZERO);
            case NONE -> {}
            case LATE -> queue.send(newestFirst, lateDelay);
            case DUPLICATE -> queue.send(twice(newestFirst), Duration.ZERO);
            case OUT_OF_ORDER -> holdBackOrSend(transaction, newestFirst);
        }
    }

    /** Holds a notification back only if another one will follow, so that each notification is sent eventually. */
    private void holdBackOrSend(Transaction transaction, List<Notification> newestFirst) {
        if (transaction.state().changesWithTime()) {
            heldBack.put(transaction.id(), newestFirst);
        } else {
            queue.send(newestFirst, Duration.ZERO);
        }
    }

    private List<Notification> withHeldBack(Notification newest) {
        List<Notification> newestFirst = new ArrayList<>(List.of(newest));
        newestFirst.addAll(heldBack.getOrDefault(newest.transactionId(), List.of()));
        heldBack.remove(newest.transactionId());
        return List.copyOf(newestFirst);
    }

    private Notification notification(Transaction transaction, URI url) {
        return new Notification(
                transaction.id(),
                url,
                seals.header(List.of(transaction.id())),
                documents.document(transaction, now.get()));
    }

    private static List<Notification> twice(List<Notification> notifications) {
        return notifications.stream()
                .flatMap(notification -> Stream.of(notification, notification))
                .toList();
    }
}
