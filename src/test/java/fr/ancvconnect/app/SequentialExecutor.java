package fr.ancvconnect.app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * One after the other in the calling thread, in their order: what a test with a seed needs. An {@link Error}, which is
 * how a test lets the process die, stops at once: a dead process does none of the rest.
 */
public final class SequentialExecutor implements ParallelExecutor {

    @Override
    public <T> List<T> all(int atMost, Iterator<Supplier<T>> tasks) {
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
