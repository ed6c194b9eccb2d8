package fr.ancvconnect.dynamodb;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Two concurrent callers. One of them starts some milliseconds earlier, so that the rounds differ. */
record ConcurrentPair<T>(T first, T second) {

    private static final long LONGEST_HEAD_START_NANOS = 6_000_000;

    static <T> ConcurrentPair<T> run(Supplier<T> first, Supplier<T> second) {
        long headStart = ThreadLocalRandom.current().nextLong(-LONGEST_HEAD_START_NANOS, LONGEST_HEAD_START_NANOS);
        try {
            List<T> results = Concurrently.times(2, number -> {
                LockSupport.parkNanos(Math.max(0, number == 0 ? headStart : -headStart));
                return number == 0 ? first.get() : second.get();
            });
            return new ConcurrentPair<>(results.getFirst(), results.getLast());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
