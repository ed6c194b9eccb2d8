package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder.Origin;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A booking folder. It has no version: its sums change by increments, so that many payments can start concurrently.
 *
 * @param customer    empty if no customer was declared or the customer was erased
 * @param payments    the total number of payments
 * @param live        the number of live payments
 * @param endsOn      the last day of the stay; empty if the platform does not declare it
 * @param cancelledAt empty while the folder is open
 * @param changedAt   the time of the last declaration or cancellation
 */
public record BookingFolder(
        FolderId id,
        EstablishmentId establishment,
        Origin origin,
        FolderSums sums,
        Optional<Customer> customer,
        boolean cardGuarantee,
        int payments,
        int live,
        GuestRateLimit guestRateLimit,
        Optional<LocalDate> endsOn,
        Instant createdAt,
        Optional<Instant> cancelledAt,
        Instant changedAt) {

    /** Creates a newly declared folder. */
    public static BookingFolder declared(FolderId id, FolderDeclaration declaration, Instant now) {
        return new BookingFolder(
                id,
                declaration.establishment(),
                declaration.origin(),
                FolderSums.of(declaration.total()),
                declaration.customer(),
                declaration.cardGuarantee(),
                0,
                0,
                GuestRateLimit.none(),
                declaration.endsOn(),
                now,
                Optional.empty(),
                now);
    }

    /** A copy that is cancelled. Its sums are those of its payments after the cancellation. */
    public BookingFolder cancelled(Instant at, ReservedAmount all) {
        var rateLimit = new GuestRateLimit(guestRateLimit.starts(), all.guestPending());
        return new BookingFolder(
                id,
                establishment,
                origin,
                sums.counting(all),
                customer,
                cardGuarantee,
                payments,
                all.live(),
                rateLimit,
                endsOn,
                createdAt,
                Optional.of(at),
                at);
    }

    /** Whether the folder is cancelled. */
    public boolean isCancelled() {
        return cancelledAt.isPresent();
    }

    /** Whether the folder contains the maximum number of payments. */
    public boolean isFull() {
        return live >= FolderLimits.LIVE || payments >= FolderLimits.TOTAL;
    }

    /** The recommendations to the establishment for this folder. */
    public List<Advice> advice() {
        return CardGuarantee.isAdvised(this) ? List.of(Advice.REGISTER_CARD_GUARANTEE) : List.of();
    }

    /** Where a booking folder was created. */
    public enum Origin {
        BOOKING_ENGINE,
        BACK_OFFICE
    }

    /** A recommendation to the establishment about a folder. */
    public enum Advice {
        REGISTER_CARD_GUARANTEE
    }

    /** A bank card registered as a guarantee for the amount that ANCV Connect does not cover (help page). */
    static final class CardGuarantee {

        private CardGuarantee() {}

        /**
         * True for an open back-office folder that has no card if its paid and pending payments cover only a part of the
         * total.
         */
        static boolean isAdvised(BookingFolder folder) {
            boolean committed = !folder.sums().committed().isZero();
            boolean partlyCommitted =
                    folder.sums().total().isMoreThan(folder.sums().committed());
            return folder.origin() == Origin.BACK_OFFICE
                    && !folder.isCancelled()
                    && committed
                    && partlyCommitted
                    && !folder.cardGuarantee();
        }
    }
}
