package fr.ancvconnect;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for other threads and processes. The timeout is so long that only a defect reaches it, not a slow machine. */
public final class Eventually {

    /** The timeout of all waits for something that must happen. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private Eventually() {}

    /** Returns the first result that meets the condition. Fails with the last result after the timeout. */
    public static <T> T until(Callable<T> result, Predicate<T> condition) {
        return until(LONGEST, result, condition);
    }

    /** Like {@link #until(Callable, Predicate)}, with another timeout. */
    public static <T> T until(Duration timeout, Callable<T> result, Predicate<T> condition) {
        long start = System.nanoTime();
        try {
            for (T last = result.call(); ; last = result.call()) {
                if (condition.test(last)) {
                    return last;
                }
                if (System.nanoTime() - start > timeout.toNanos()) {
                    throw new AssertionError("After " + timeout + " the last result is " + last);
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
