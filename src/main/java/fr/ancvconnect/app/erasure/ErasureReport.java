package fr.ancvconnect.app.erasure;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an erasure did; what was looked at and neither erased nor failed had changed meanwhile.
 *
 * @param looked     payments and folders whose turn came
 * @param erased     those of which nothing personal is left
 * @param failed     those that could not be read or erased: they come again; a page that could not be read counts as one
 * @param unreadable those of the failed that could not be read
 * @param finished   whether the time was enough for all that waits
 * @param lag        for how long the oldest that was found should have been erased, zero where none was found; empty
 *                   where the queue could not be read
 */
public record ErasureReport(int looked, int erased, int failed, int unreadable, boolean finished, Optional<Duration> lag) {

    /** Nothing was looked at. */
    static final ErasureReport NOTHING = new ErasureReport(0, 0, 0, 0, true, Optional.empty());

    static final ErasureReport ERASED = new ErasureReport(1, 1, 0, 0, true, Optional.empty());
    static final ErasureReport CHANGED = new ErasureReport(1, 0, 0, 0, true, Optional.empty());
    static final ErasureReport FAILED = new ErasureReport(1, 0, 1, 0, true, Optional.empty());
    /** Something was left for the next time. */
    static final ErasureReport UNFINISHED = new ErasureReport(0, 0, 0, 0, false, Optional.empty());

    /** So many could not even be read. */
    static ErasureReport unreadable(int count) {
        return new ErasureReport(count, 0, count, count, true, Optional.empty());
    }

    /** The same, with one that should have been erased for so long. */
    ErasureReport late(Duration wait) {
        return new ErasureReport(looked, erased, failed, unreadable, finished,
                Optional.of(lag.filter(longer -> longer.compareTo(wait) > 0).orElse(wait)));
    }

    /** Both together. */
    ErasureReport plus(ErasureReport other) {
        return new ErasureReport(looked + other.looked, erased + other.erased, failed + other.failed,
                unreadable + other.unreadable, finished && other.finished,
                Stream.of(lag, other.lag).flatMap(Optional::stream).max(Duration::compareTo));
    }
}
