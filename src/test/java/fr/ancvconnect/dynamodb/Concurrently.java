package fr.ancvconnect.dynamodb;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.app.StoreBusy;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs the same action many times concurrently, in threads that start together. On a slow machine, the store's retries can run
 * out of time. A caller that receives the response "busy" retries, as the contract says.
 */
final class Concurrently {

    private Concurrently() {}

    static <T> List<T> times(int count, IntFunction<T> action) throws InterruptedException {
        var ready = new CountDownLatch(count);
        try (var threads = Executors.newFixedThreadPool(count)) {
            List<Callable<T>> all = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(number -> () -> {
                        ready.countDown();
                        ready.await();
                        return untilNotBusy(() -> action.apply(number));
                    })
                    .toList();
            return threads.invokeAll(all).stream().map(Concurrently::result).toList();
        }
    }

    private static <T> T untilNotBusy(Supplier<T> action) {
        long start = System.nanoTime();
        while (true) {
            try {
                return action.get();
            } catch (StoreBusy busy) {
                if (System.nanoTime() - start > Eventually.LONGEST.toNanos()) {
                    throw busy;
                }
            }
        }
    }

    private static <T> T result(Future<T> future) {
        if (future.state() == Future.State.FAILED) {
            throw new AssertionError("A concurrent action failed", future.exceptionNow());
        }
        return future.resultNow();
    }
}
