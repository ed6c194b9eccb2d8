package fr.ancvconnect.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
    public <T> List<T> all(int atMost, Iterator<Supplier<T>> tasks) {
        Map<String, Object> inLog = MDC.getMap();
        var free = new Semaphore(atMost);
        List<Future<T>> begun = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            free.acquire();
            while (tasks.hasNext()) {
                Supplier<T> task = tasks.next();
                begun.add(threads.submit(() -> inLog(inLog, task, free)));
                free.acquire();
            }
            return results(begun);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before all was done", e);
        }
    }

    /** Copies the caller's log context, because it is bound to the caller's thread. */
    private static <T> T inLog(Map<String, Object> names, Supplier<T> task, Semaphore free) {
        try {
            names.forEach(MDC::put);
            return task.get();
        } finally {
            free.release();
        }
    }

    private static <T> List<T> results(List<Future<T>> done) throws InterruptedException {
        List<T> results = new ArrayList<>();
        var failures = new Failures();
        for (Future<T> one : done) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                failures.add(asRuntime(e.getCause()));
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
