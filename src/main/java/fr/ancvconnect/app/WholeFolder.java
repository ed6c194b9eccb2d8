package fr.ancvconnect.app;

import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.Commitment;
import java.time.Instant;
import java.util.List;

/** A booking folder with its payments, newest first (by {@code requestedAt}, then id). */
public record WholeFolder(BookingFolder folder, List<PaymentStory> payments) {

    public WholeFolder {
        payments = List.copyOf(payments);
    }

    /** Whether a re-credit or a withdrawal of any payment is under way. */
    public boolean isUnderWay() {
        return payments.stream().anyMatch(story -> story.payment().payment().isGoingBack());
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
