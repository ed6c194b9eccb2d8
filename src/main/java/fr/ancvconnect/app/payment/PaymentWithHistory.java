package fr.ancvconnect.app.payment;

import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.decision.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A payment with its history, oldest entry first. */
public record PaymentWithHistory(VersionedPayment payment, List<HistoryEntry> history) {

    public PaymentWithHistory {
        history = List.copyOf(history);
    }

    /** The payment and its history after this decision is written. */
    public PaymentWithHistory after(Decision.Changed decision) {
        return with(payment.after(decision), decision.entry());
    }

    /** The payment {@code next} with the history, extended by {@code entry}. */
    public PaymentWithHistory with(VersionedPayment next, Optional<HistoryEntry> entry) {
        return new PaymentWithHistory(
                next, Stream.concat(history.stream(), entry.stream()).toList());
    }
}
