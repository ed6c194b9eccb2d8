package fr.ancvconnect.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * Runs the tasks in virtual threads that end with the tasks. AWS Lambda freezes the function between invocations, so no
 * thread may remain.
 */
@ApplicationScoped
public class VirtualThreadExecutor implements ParallelExecutor {

    @Override
    public <T> List<T> runAll(int atMost, Iterator<Supplier<T>> tasks) {
        Map<String, Object> logContext = MDC.getMap();
        var permits = new Semaphore(atMost);
        List<Future<T>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            permits.acquire();
            while (tasks.hasNext()) {
                Supplier<T> task = tasks.next();
                futures.add(threads.submit(() -> withLogContext(logContext, task, permits)));
                permits.acquire();
            }
            return results(futures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before all tasks ended", e);
        }
    }

    /** Copies the caller's log context, because it is bound to the caller's thread. */
    private static <T> T withLogContext(Map<String, Object> context, Supplier<T> task, Semaphore permits) {
        try {
            context.forEach(MDC::put);
            return task.get();
        } finally {
            permits.release();
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException {
        List<T> results = new ArrayList<>();
        var failures = new Failures();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                failures.add(asRuntime(Objects.requireNonNullElse(e.getCause(), e)));
            }
        }
        failures.throwAny();
        return results;
    }

    private static RuntimeException asRuntime(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            default -> new IllegalStateException(thrown);
        };
    }
}
