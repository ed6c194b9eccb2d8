package fr.ancvconnect.app;

/**
 * What a sweep did.
 *
 * @param looked  payments that were worked on
 * @param changed payments of which ANCV told something
 * @param failed  payments that could not be worked on or about which ANCV could not be asked
 */
public record SweepReport(int looked, int changed, int failed) {

    /** Nothing was due. */
    public static final SweepReport NOTHING = new SweepReport(0, 0, 0);

    /** Both together. */
    public SweepReport plus(SweepReport other) {
        return new SweepReport(looked + other.looked, changed + other.changed, failed + other.failed);
    }
}
