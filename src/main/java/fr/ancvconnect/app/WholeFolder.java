package fr.ancvconnect.app;

import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.Commitment;
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

    /** The folder once its payments are these, in the same order: its sums follow from the difference. */
    WholeFolder with(List<PaymentStory> next) {
        return new WholeFolder(folder.moved(committed(next).minus(committed(payments))), next);
    }

    private static Commitment committed(List<PaymentStory> stories) {
        return stories.stream().map(story -> Commitment.of(story.payment().payment())).reduce(Commitment.NONE, Commitment::plus);
    }
}
