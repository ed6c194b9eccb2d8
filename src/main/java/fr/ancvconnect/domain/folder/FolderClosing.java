package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.payment.state.Payment.Ended;
import fr.ancvconnect.domain.payment.state.Payment.Open;
import fr.ancvconnect.domain.payment.state.Payment.Paid;
import fr.ancvconnect.domain.payment.state.Payment.Reversing;
import fr.ancvconnect.domain.payment.state.Payment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;

/**
 * When a folder is closed, so that nobody needs the customer's data any more (the contract, "Folder"): none of its
 * payments is in progress, and it is cancelled, or 30 days have passed since the last day of the stay, or, without such
 * a day, 400 days since its last change.
 */
public final class FolderClosing {

    private static final int DAYS_AFTER_STAY = 30;
    private static final Duration AFTER_LAST_CHANGE = Duration.ofDays(400);

    private FolderClosing() {
    }

    /**
     * When the folder closes as far as it alone says: the earliest instant, since a payment can put it off.
     *
     * @param lastChange of the folder or any of its payments
     */
    public static Instant closesAt(BookingFolder folder, Instant lastChange) {
        return folder.cancelledAt().or(() -> folder.endsOn().map(FolderClosing::afterStay))
                .orElseGet(() -> lastChange.plus(AFTER_LAST_CHANGE));
    }

    /**
     * When the folder closed, or will close if nothing changes; empty while a payment is in progress. One that was in progress
     * past the instant at which the folder closes by itself closes it when it ends.
     *
     * @param lastPaymentChange the last change of any of its payments, or any earlier instant where it has none
     */
    public static Optional<Instant> closedAt(BookingFolder folder, Collection<Payment> payments, Instant lastPaymentChange) {
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
            case Ended ended -> ended.isGoingBack();
        };
    }
}
