package fr.ancvconnect.domain.folder;

import fr.ancvconnect.domain.folder.BookingFolder.Origin;

/** A bank card registered as a guarantee for the amount that ANCV Connect does not cover (help page). */
final class CardGuarantee {

    private CardGuarantee() {}

    /**
     * True for an open back-office folder that has no card if its paid and pending payments cover only a part of the
     * total.
     */
    static boolean isAdvised(BookingFolder folder) {
        boolean committed = !folder.sums().committed().isZero();
        boolean partlyCommitted = folder.sums().total().isMoreThan(folder.sums().committed());
        return folder.origin() == Origin.BACK_OFFICE
                && !folder.isCancelled()
                && committed
                && partlyCommitted
                && !folder.cardGuarantee();
    }
}
