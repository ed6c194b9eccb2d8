package fr.ancvconnect;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** How tests wait for other threads and processes: so long that only a defect, never a slow machine, uses it up. */
public final class Eventually {

    /** The longest wait for anything that must happen. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private Eventually() {}

    /** The first result that is as wanted; fails with the last one when there is none in time. */
    public static <T> T until(Callable<T> result, Predicate<T> wanted) {
        return until(LONGEST, result, wanted);
    }

    /** As above, but within {@code longest}. */
    public static <T> T until(Duration longest, Callable<T> result, Predicate<T> wanted) {
        long start = System.nanoTime();
        try {
            for (T last = result.call(); ; last = result.call()) {
                if (wanted.test(last)) {
                    return last;
                }
                if (System.nanoTime() - start > longest.toNanos()) {
                    throw new AssertionError("After " + longest + " it is still " + last);
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
