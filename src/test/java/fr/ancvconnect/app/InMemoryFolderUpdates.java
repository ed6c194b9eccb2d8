package fr.ancvconnect.app;

import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import fr.ancvconnect.domain.folder.FolderSums;
import fr.ancvconnect.domain.folder.GuestRateLimit;
import fr.ancvconnect.domain.payment.state.Payment;
import fr.ancvconnect.domain.payment.state.ReservedAmount;
import java.time.Instant;
import java.util.Optional;

/** The conditions and updates of a folder, as in the table. */
final class InMemoryFolderUpdates {

    private InMemoryFolderUpdates() {}

    static boolean canStart(BookingFolder folder, Payment payment, BookingFolder read) {
        boolean amountAvailable =
                available(folder) >= payment.request().amount().cents();
        boolean allowedForGuest = ReservedAmount.of(payment).guestPending() == 0
                || (folder.guestRateLimit().pending() == 0
                        && folder.guestRateLimit()
                                .starts()
                                .equals(read.guestRateLimit().starts()));
        return !folder.isCancelled() && amountAvailable && !folder.isFull() && allowedForGuest;
    }

    static BookingFolder started(BookingFolder folder, Payment payment, BookingFolder read) {
        ReservedAmount sums = ReservedAmount.of(payment);
        BookingFolder changed = changed(folder, sums);
        var starts = sums.guestPending() == 0
                ? folder.guestRateLimit().starts()
                : read.guestRateLimit().startsWith(payment.request().requestedAt());
        return copy(
                changed,
                changed.sums(),
                changed.payments() + 1,
                changed.live(),
                new GuestRateLimit(starts, changed.guestRateLimit().pending()));
    }

    static BookingFolder changed(BookingFolder folder, ReservedAmount change) {
        var sums = new FolderSums(
                folder.sums().total(),
                Money.ofCents(folder.sums().paid().cents() + change.paid()),
                Money.ofCents(folder.sums().pending().cents() + change.pending()));
        return copy(
                folder,
                sums,
                folder.payments(),
                folder.live() + change.live(),
                new GuestRateLimit(
                        folder.guestRateLimit().starts(),
                        folder.guestRateLimit().pending() + change.guestPending()));
    }

    static BookingFolder cancelled(BookingFolder folder, Instant at) {
        return new BookingFolder(
                folder.id(),
                folder.establishment(),
                folder.origin(),
                folder.sums(),
                folder.customer(),
                folder.cardGuarantee(),
                folder.payments(),
                folder.live(),
                folder.guestRateLimit(),
                folder.endsOn(),
                folder.createdAt(),
                Optional.of(at),
                at);
    }

    static boolean canRedeclare(BookingFolder folder, BookingFolder read, FolderDeclaration declaration) {
        long decrease = read.sums().total().cents() - declaration.total().cents();
        return !folder.isCancelled()
                && folder.sums().total().equals(read.sums().total())
                && (decrease <= 0 || available(folder) >= decrease);
    }

    static BookingFolder redeclared(BookingFolder folder, FolderDeclaration declaration, Instant at) {
        var sums = new FolderSums(
                declaration.total(), folder.sums().paid(), folder.sums().pending());
        return new BookingFolder(
                folder.id(),
                folder.establishment(),
                folder.origin(),
                sums,
                declaration.customer(),
                declaration.cardGuarantee(),
                folder.payments(),
                folder.live(),
                folder.guestRateLimit(),
                declaration.endsOn(),
                folder.createdAt(),
                folder.cancelledAt(),
                at);
    }

    /** Can be negative, if more was paid than the folder's total. */
    private static long available(BookingFolder folder) {
        return folder.sums().total().cents() - folder.sums().committed().cents();
    }

    private static BookingFolder copy(
            BookingFolder folder, FolderSums sums, int payments, int live, GuestRateLimit guestRateLimit) {
        return new BookingFolder(
                folder.id(),
                folder.establishment(),
                folder.origin(),
                sums,
                folder.customer(),
                folder.cardGuarantee(),
                payments,
                live,
                guestRateLimit,
                folder.endsOn(),
                folder.createdAt(),
                folder.cancelledAt(),
                folder.changedAt());
    }
}
