package fr.ancvconnect.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * In a few threads that end with the tasks: a function that is frozen between its invocations should leave none
 * behind, and so few cost less than a pool that would have to be kept.
 */
@ApplicationScoped
public class InThreads implements SideBySide {

    @Override
    public <T> List<T> all(int atMost, List<Supplier<T>> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(atMost, tasks.size()))) {
            Map<String, Object> inLog = MDC.getMap();
            return results(threads.invokeAll(tasks.stream().map(task -> inLog(inLog, task)).toList()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before all was done", e);
        }
    }

    /** What the log lines are about is not known to another thread. */
    private static <T> Callable<T> inLog(Map<String, Object> names, Supplier<T> task) {
        return () -> {
            names.forEach(MDC::put);
            return task.get();
        };
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
