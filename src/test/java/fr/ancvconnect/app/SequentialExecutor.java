package fr.ancvconnect.app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs tasks one after the other in the calling thread, in their order, so that a test with a seed is deterministic. Tests use
 * an {@link Error} to simulate a crash of the process. It stops the execution immediately, and no further task runs.
 */
public final class SequentialExecutor implements ParallelExecutor {

    @Override
    public <T> List<T> runAll(int atMost, Iterator<Supplier<T>> tasks) {
        List<T> results = new ArrayList<>();
        var failures = new Failures();
        while (tasks.hasNext()) {
            Supplier<T> task = tasks.next();
            try {
                results.add(task.get());
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        failures.throwAny();
        return results;
    }
}
