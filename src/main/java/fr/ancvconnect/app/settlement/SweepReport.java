package fr.ancvconnect.app.settlement;

import java.time.Duration;

/**
 * The result of a sweep.
 *
 * @param processed  the number of payments that were processed
 * @param answered   the number of payments for which ANCV gave an answer
 * @param failed     the number of payments that could not be read or checked, or for which ANCV gave no answer
 * @param unreadable the number of failed payments that could not be read
 * @param lag        how long the oldest of them was overdue
 */
public record SweepReport(int processed, int answered, int failed, int unreadable, Duration lag) {

    /** No payment was due. */
    public static final SweepReport NOTHING = new SweepReport(0, 0, 0, 0, Duration.ZERO);

    /** One payment, and whether ANCV gave an answer. */
    static SweepReport ofPayment(boolean answered) {
        return new SweepReport(1, answered ? 1 : 0, answered ? 0 : 1, 0, Duration.ZERO);
    }

    /** The number of due payments that could not be read. */
    static SweepReport unreadable(int count) {
        return new SweepReport(count, 0, count, count, Duration.ZERO);
    }

    /** A copy that includes a payment that was overdue by {@code wait}. */
    SweepReport withLag(Duration wait) {
        return new SweepReport(processed, answered, failed, unreadable, wait.compareTo(lag) > 0 ? wait : lag);
    }

    /** The sum of both reports. */
    public SweepReport plus(SweepReport other) {
        return new SweepReport(
                        processed + other.processed,
                        answered + other.answered,
                        failed + other.failed,
                        unreadable + other.unreadable,
                        lag)
                .withLag(other.lag);
    }
}
