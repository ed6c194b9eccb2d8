package fr.ancvconnect.dynamodb.table;

import fr.ancvconnect.app.StoreBusy;
import fr.ancvconnect.app.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Repeats a call to DynamoDB while it is throttled, in conflict or unreachable, with random delays, so that fifty starts on
 * one folder do not conflict again and again. The number of attempts is limited, and so is the time, because each attempt
 * can last until its timeout.
 */
public final class ThrottlingRetry {

    static final int MAX_ATTEMPTS = 12;

    private static final Duration MAX_DURATION = Duration.ofSeconds(5);
    private static final long FIRST_WAIT_MILLIS = 20;
    private static final long LONGEST_WAIT_MILLIS = 250;

    private final LongSupplier nanoTime;

    /** A retry that measures time with {@code nanoTime}, in nanoseconds from any origin. */
    public ThrottlingRetry(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The response of the call. The call must make the same request in each attempt. */
    <T> T of(Supplier<T> call) {
        long start = nanoTime.getAsLong();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (SdkException failure) {
                if (!ThrottlingErrors.isRetryable(failure)) {
                    throw failure;
                }
                if (attempt == MAX_ATTEMPTS || nanoTime.getAsLong() - start > MAX_DURATION.toNanos()) {
                    throw exhausted(failure);
                }
                pause(attempt, failure);
            }
        }
    }

    private static RuntimeException exhausted(SdkException last) {
        return ThrottlingErrors.isContention(last) ? new StoreBusy(last) : new StoreUnavailable(last);
    }

    private static void pause(int attempt, SdkException failure) {
        long longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << (attempt - 1));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw exhausted(failure);
        }
    }
}
