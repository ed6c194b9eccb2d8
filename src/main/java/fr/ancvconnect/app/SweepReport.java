package fr.ancvconnect.app;

/**
 * What a sweep did.
 *
 * @param looked  payments whose turn came
 * @param changed payments of which ANCV told something
 * @param failed  payments that could not be read or worked on, or about which ANCV could not be asked
 */
public record SweepReport(int looked, int changed, int failed) {

    /** Nothing was due. */
    public static final SweepReport NOTHING = new SweepReport(0, 0, 0);

    /** So many were due and could not even be read. */
    static SweepReport unreadable(int count) {
        return new SweepReport(count, 0, count);
    }

    /** Both together. */
    public SweepReport plus(SweepReport other) {
        return new SweepReport(looked + other.looked, changed + other.changed, failed + other.failed);
    }
}
