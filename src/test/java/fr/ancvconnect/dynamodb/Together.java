package fr.ancvconnect.dynamodb;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does the same many times at once, in threads that set off together. */
final class Together {

    private Together() {
    }

    static <T> List<T> times(int count, IntFunction<T> action) throws InterruptedException {
        var ready = new CountDownLatch(count);
        try (var threads = Executors.newFixedThreadPool(count)) {
            List<Callable<T>> all = IntStream.range(0, count).<Callable<T>>mapToObj(number -> () -> {
                ready.countDown();
                ready.await();
                return action.apply(number);
            }).toList();
            return threads.invokeAll(all).stream().map(Together::result).toList();
        }
    }

    private static <T> T result(Future<T> done) {
        if (done.state() == Future.State.FAILED) {
            throw new AssertionError("One of them failed", done.exceptionNow());
        }
        return done.resultNow();
    }
}
