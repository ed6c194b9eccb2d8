package fr.ancvconnect.app;

import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderClosing;
import fr.ancvconnect.domain.payment.Commitment;
import fr.ancvconnect.domain.payment.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A booking folder with its payments, newest first (by {@code requestedAt}, then id). */
public record WholeFolder(BookingFolder folder, List<PaymentStory> payments) {

    public WholeFolder {
        payments = List.copyOf(payments);
    }

    /** Whether a re-credit or a withdrawal of any payment is under way. */
    public boolean isUnderWay() {
        return payments.stream().anyMatch(story -> story.payment().payment().isGoingBack());
    }

    /** When the folder closed or will close if nothing changes; empty while a payment is in progress. */
    Optional<Instant> closedAt() {
        Instant lastPaymentChange = payments.stream().flatMap(story -> story.history().stream()).map(HistoryEntry::at)
                .max(Instant::compareTo).orElse(Instant.MIN);
        return FolderClosing.closedAt(folder, payments.stream().map(story -> story.payment().payment()).toList(), lastPaymentChange);
    }

    /** Whether all its payments were seen: a query can see the folder after, and a payment before, one and the same start. */
    boolean isComplete() {
        return payments.size() == folder.payments();
    }

    /** The folder, cancelled, once its payments are these: its sums are theirs. */
    WholeFolder cancelled(Instant at, List<PaymentStory> next) {
        Commitment all = next.stream().map(story -> Commitment.of(story.payment().payment()))
                .reduce(Commitment.NONE, Commitment::plus);
        return new WholeFolder(folder.cancelled(at, all), next);
    }
}
