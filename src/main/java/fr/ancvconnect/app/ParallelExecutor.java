package fr.ancvconnect.app;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Runs independent tasks, some of them in parallel. */
public interface ParallelExecutor {

    /**
     * Runs all tasks and waits for all of them. A task that throws does not stop the others. The calling thread takes
     * each task from {@code tasks} when the task can start.
     *
     * @param atMost the maximum number of parallel tasks, at least 1
     * @return the results in the order of the tasks
     * @throws RuntimeException the first exception in the order of the tasks, thrown after all tasks have ended; the
     * others are suppressed in it
     */
    <T> List<T> runAll(int atMost, Iterator<Supplier<T>> tasks);
}
