package fr.ancvconnect.app;

import fr.ancvconnect.domain.payment.HistoryEntry;
import java.util.List;

/** A payment with its history, oldest entry first. */
public record PaymentStory(TrackedPayment payment, List<HistoryEntry> history) {

    public PaymentStory {
        history = List.copyOf(history);
    }
}
