package fr.ancvconnect.app;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Does several things that do not need each other, some of them at once. */
public interface ParallelExecutor {

    /**
     * Does all of them and waits for all; one that throws keeps none of the others from being done. Each task is taken
     * from {@code tasks} when it can begin, by the calling thread.
     *
     * @param atMost so many at once, at least 1
     * @return what they gave, in the order of the tasks
     * @throws RuntimeException the first one that a task threw, in the order of the tasks, once all are done; the
     *                          others are suppressed in it
     */
    <T> List<T> all(int atMost, Iterator<Supplier<T>> tasks);
}
