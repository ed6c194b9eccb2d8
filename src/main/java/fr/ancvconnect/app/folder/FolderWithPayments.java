package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderClosing;
import fr.ancvconnect.domain.payment.HistoryEntry;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A booking folder with its payments, newest first (by {@code requestedAt}, then id). */
public record FolderWithPayments(BookingFolder folder, List<PaymentWithHistory> payments) {

    public FolderWithPayments {
        payments = List.copyOf(payments);
    }

    /** Whether a re-credit or a withdrawal of a payment is in progress. */
    public boolean hasReversalInProgress() {
        return payments.stream().anyMatch(payment -> payment.payment().payment().isReversalPending());
    }

    /** The time at which the folder closed, or will close if nothing changes. Empty while a payment is in progress. */
    public Optional<Instant> closedAt() {
        Instant lastPaymentChange = payments.stream()
                .flatMap(payment -> payment.history().stream())
                .map(HistoryEntry::at)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return FolderClosing.closedAt(
                folder,
                payments.stream().map(payment -> payment.payment().payment()).toList(),
                lastPaymentChange);
    }

    /**
     * Whether all payments of the folder were read. A query can read the folder after the start of a payment and miss
     * that payment.
     */
    public boolean isComplete() {
        return payments.size() == folder.payments();
    }

    /** The folder after its cancellation. Its sums are those of the payments in {@code next}. */
    public FolderWithPayments cancelled(Instant at, List<PaymentWithHistory> next) {
        ReservedAmount all = next.stream()
                .map(payment -> ReservedAmount.of(payment.payment().payment()))
                .reduce(ReservedAmount.NONE, ReservedAmount::plus);
        return new FolderWithPayments(folder.cancelled(at, all), next);
    }
}
