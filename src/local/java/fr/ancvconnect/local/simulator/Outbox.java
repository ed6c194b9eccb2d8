package fr.ancvconnect.local.simulator;

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
 * Tells the merchant of each change of state after the creation, in the way that the faults say; nobody is told where the
 * merchant gave no address that can be posted to.
 */
final class Outbox {

    private final Map<String, List<Notification>> heldBack = new HashMap<>();
    private final Seals seals;
    private final Documents documents;
    private final Faults faults;
    private final Duration late;
    private final Supplier<Instant> now;
    private final Courier courier;

    Outbox(Seals seals, Documents documents, Faults faults, Duration late, Supplier<Instant> now, Courier courier) {
        this.seals = seals;
        this.documents = documents;
        this.faults = faults;
        this.late = late;
        this.now = now;
        this.courier = courier;
    }

    void changed(Transaction transaction) {
        if (transaction.state() == State.INITIALIZED) {
            return;
        }
        transaction.asked().notificationUrl().map(url -> notification(transaction, url)).ifPresent(newest -> send(transaction, newest));
    }

    private void send(Transaction transaction, Notification newest) {
        List<Notification> newestFirst = withThoseHeldBack(newest);
        switch (faults.notifications()) {
            case USUAL -> courier.take(newestFirst, Duration.ZERO);
            case NONE -> { }
            case LATE -> courier.take(newestFirst, late);
            case DUPLICATE -> courier.take(twice(newestFirst), Duration.ZERO);
            case OUT_OF_ORDER -> holdBackOrSend(transaction, newestFirst);
        }
    }

    /** Only what will be followed by another is held back, so that nothing is held for ever. */
    private void holdBackOrSend(Transaction transaction, List<Notification> newestFirst) {
        if (transaction.state().moves()) {
            heldBack.put(transaction.id(), newestFirst);
        } else {
            courier.take(newestFirst, Duration.ZERO);
        }
    }

    private List<Notification> withThoseHeldBack(Notification newest) {
        List<Notification> newestFirst = new ArrayList<>(List.of(newest));
        newestFirst.addAll(heldBack.getOrDefault(newest.transactionId(), List.of()));
        heldBack.remove(newest.transactionId());
        return List.copyOf(newestFirst);
    }

    private Notification notification(Transaction transaction, URI url) {
        return new Notification(transaction.id(), url, seals.header(List.of(transaction.id())),
                documents.document(transaction, now.get()));
    }

    private static List<Notification> twice(List<Notification> notifications) {
        return notifications.stream().flatMap(one -> Stream.of(one, one)).toList();
    }
}
