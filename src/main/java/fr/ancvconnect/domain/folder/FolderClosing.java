package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;

/**
 * Determines when a folder is closed and the customer's data is no longer needed (the contract, "Folder"). No payment
 * may be in progress. In addition, the folder is cancelled, or 30 days have passed since the last day of the stay.
 * Without a last day, 400 days must have passed since the last change.
 */
public final class FolderClosing {

    private static final int DAYS_AFTER_STAY = 30;
    private static final Duration AFTER_LAST_CHANGE = Duration.ofDays(400);

    private FolderClosing() {}

    /**
     * The earliest time at which the folder can close. A payment in progress can delay the closing.
     *
     * @param lastChange the time of the last change of the folder or of any of its payments
     */
    public static Instant closesAt(BookingFolder folder, Instant lastChange) {
        return folder.cancelledAt()
                .or(() -> folder.endsOn().map(FolderClosing::afterStay))
                .orElseGet(() -> lastChange.plus(AFTER_LAST_CHANGE));
    }

    /**
     * The time at which the folder closed, or will close if nothing changes. Empty while a payment is in progress. If a
     * payment is in progress at the time from {@link #closesAt}, the folder closes when that payment ends.
     *
     * @param lastPaymentChange the last change of any of its payments, or any earlier instant if there are no payments
     */
    public static Optional<Instant> closedAt(
            BookingFolder folder, Collection<Payment> payments, Instant lastPaymentChange) {
        if (payments.stream().anyMatch(FolderClosing::isInProgress)) {
            return Optional.empty();
        }
        Instant closes = closesAt(folder, later(folder.changedAt(), lastPaymentChange));
        return Optional.of(later(closes, lastPaymentChange));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant afterStay(LocalDate lastDay) {
        return lastDay.plusDays(DAYS_AFTER_STAY + 1L).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static boolean isInProgress(Payment payment) {
        return switch (payment) {
            case Open _, Reversing _ -> true;
            case Paid _ -> false;
            case Ended ended -> ended.isReversalPending();
        };
    }
}
