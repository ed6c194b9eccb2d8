package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A booking folder. It has no version: its sums move by increments, so that many payments can start at once.
 *
 * @param customer    empty when none was declared or it was erased
 * @param payments    how many payments it holds in all
 * @param live        how many of them are live
 * @param endsOn      the last day of the stay; empty when the platform does not say it
 * @param cancelledAt empty while it is open
 * @param changedAt   when it was last declared or cancelled
 */
public record BookingFolder(FolderId id, EstablishmentId establishment, Origin origin, FolderSums sums,
                            Optional<Customer> customer, boolean cardGuarantee, int payments, int live,
                            GuestRateLimit guestRateLimit, Optional<LocalDate> endsOn, Instant createdAt,
                            Optional<Instant> cancelledAt, Instant changedAt) {

    /** A newly declared folder. */
    public static BookingFolder declared(FolderId id, FolderDeclaration declaration, Instant now) {
        return new BookingFolder(id, declaration.establishment(), declaration.origin(),
                FolderSums.of(declaration.total()), declaration.customer(), declaration.cardGuarantee(), 0, 0,
                GuestRateLimit.none(), declaration.endsOn(), now, Optional.empty(), now);
    }

    /** The same folder, cancelled, with the sums that its payments now count for together. */
    public BookingFolder cancelled(Instant at, ReservedAmount all) {
        var pace = new GuestRateLimit(guestRateLimit.starts(), all.guestPending());
        return new BookingFolder(id, establishment, origin, sums.counting(all), customer, cardGuarantee, payments,
                all.live(), pace, endsOn, createdAt, Optional.of(at), at);
    }

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return cancelledAt.isPresent();
    }

    /** Whether it holds as many payments as a folder may. */
    public boolean isFull() {
        return live >= FolderLimits.LIVE || payments >= FolderLimits.IN_ALL;
    }

    /** What the establishment is advised to do. */
    public List<Advice> advice() {
        return CardGuarantee.isAdvised(this) ? List.of(Advice.REGISTER_CARD_GUARANTEE) : List.of();
    }

    /** Where a booking folder was created. */
    public enum Origin { BOOKING_ENGINE, BACK_OFFICE }

    /** What the establishment is advised to do about a folder. */
    public enum Advice { REGISTER_CARD_GUARANTEE }
}
