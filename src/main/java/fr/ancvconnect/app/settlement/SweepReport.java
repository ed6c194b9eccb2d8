package fr.ancvconnect.app.settlement;

import java.time.Duration;

/**
 * What a sweep did.
 *
 * @param looked     payments whose turn came
 * @param changed    payments of which ANCV told something
 * @param failed     payments that could not be read or worked on, or about which ANCV could not be asked
 * @param unreadable those of the failed that could not be read
 * @param lag        for how long the oldest of them had been due
 */
public record SweepReport(int looked, int changed, int failed, int unreadable, Duration lag) {

    /** Nothing was due. */
    public static final SweepReport NOTHING = new SweepReport(0, 0, 0, 0, Duration.ZERO);

    /** One payment's turn, and whether ANCV told something of it. */
    static SweepReport worked(boolean told) {
        return new SweepReport(1, told ? 1 : 0, told ? 0 : 1, 0, Duration.ZERO);
    }

    /** So many were due and could not even be read. */
    static SweepReport unreadable(int count) {
        return new SweepReport(count, 0, count, count, Duration.ZERO);
    }

    /** The same, with one that had been due for so long. */
    SweepReport withLag(Duration wait) {
        return new SweepReport(looked, changed, failed, unreadable, wait.compareTo(lag) > 0 ? wait : lag);
    }

    /** Both together. */
    public SweepReport plus(SweepReport other) {
        return new SweepReport(looked + other.looked, changed + other.changed, failed + other.failed,
                unreadable + other.unreadable, lag).withLag(other.lag);
    }
}
