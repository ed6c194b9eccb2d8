package fr.ancvconnect.domain.folder;

/** The limits on the number of payments in a folder. */
public final class FolderLimits {

    /** The limit of live payments: REQUESTED, PENDING, PAID, REFUSING, CANCELLING. */
    public static final int LIVE = 25;

    /** The limit of all payments. */
    public static final int TOTAL = 200;

    private FolderLimits() {}
}
