package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.ports.StoreBusy;
import fr.ancvconnect.app.ports.StoreUnreachable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks DynamoDB again while it is busy or away, with waits drawn at random, so that fifty starts on one folder do not meet
 * again and again. Bounded twice: by tries, and by time for when each try runs into its timeout.
 */
final class Attempts {

    static final int MOST = 12;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long FIRST_WAIT_MILLIS = 20;
    private static final long LONGEST_WAIT_MILLIS = 250;

    private Attempts() {
    }

    /** The answer of the call; it may be made several times, so it must be the very same each time. */
    static <T> T of(Supplier<T> call) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (SdkException failure) {
                if (!Busy.passes(failure)) {
                    throw failure;
                }
                if (attempt == MOST || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw givenUp(failure);
                }
                pause(attempt, failure);
            }
        }
    }

    private static RuntimeException givenUp(SdkException last) {
        return Busy.isCrowded(last) ? new StoreBusy(last) : new StoreUnreachable(last);
    }

    private static void pause(int attempt, SdkException failure) {
        long longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << (attempt - 1));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw givenUp(failure);
        }
    }
}
