package fr.ancvconnect.app;

import fr.ancvconnect.domain.payment.Decision;
import fr.ancvconnect.domain.payment.HistoryEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A payment with its history, oldest entry first. */
public record PaymentStory(TrackedPayment payment, List<HistoryEntry> history) {

    public PaymentStory {
        history = List.copyOf(history);
    }

    /** The story once a decision about it is written. */
    PaymentStory after(Decision.Changed decision) {
        return with(payment.after(decision), decision.entry());
    }

    /** The story with the payment as it is by then, and the line that tells of it. */
    PaymentStory with(TrackedPayment next, Optional<HistoryEntry> entry) {
        return new PaymentStory(next, Stream.concat(history.stream(), entry.stream()).toList());
    }
}
