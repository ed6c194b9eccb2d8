package fr.ancvconnect.domain.folder;

/** How many payments a folder holds. */
public final class FolderLimits {

    /** Live payments: REQUESTED, PENDING, PAID, REFUSING, CANCELLING. */
    public static final int LIVE = 25;

    /** Payments in all. */
    public static final int IN_ALL = 200;

    private FolderLimits() {
    }
}
