package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.folder.BookingFolder.Origin;

/** A bank card registered as guarantee for what ANCV Connect does not pay (help page). */
final class CardGuarantee {

    private CardGuarantee() {
    }

    /** On an open back-office folder that is paid, or asked to be paid, only in part, and has no card yet. */
    static boolean isAdvised(BookingFolder folder) {
        boolean some = !folder.sums().committed().isZero();
        boolean inPart = folder.sums().total().isMoreThan(folder.sums().committed());
        return folder.origin() == Origin.BACK_OFFICE && !folder.isCancelled() && some && inPart && !folder.cardGuarantee();
    }
}
