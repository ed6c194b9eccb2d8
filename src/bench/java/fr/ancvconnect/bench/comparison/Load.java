package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.bench.comparison.Story.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Callers that run stories at the same time, each on a virtual thread. Each story of a program has its own number. */
final class Load implements AutoCloseable {

    private static final int SIGNIFICANT_DIGITS = 3;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger next = new AtomicInteger(1);
    private final Story story;

    Load(Story story) {
        this.story = story;
    }

    /**
     * What was measured.
     *
     * @param stories   the number of stories that ended
     * @param duration  from the first start to the last end
     * @param latencies of each step, in nanoseconds
     */
    record Measured(int stories, Duration duration, Map<Step, Histogram> latencies) {

        double storiesPerSecond() {
            return stories / (duration.toNanos() / 1e9);
        }
    }

    /** Each caller starts a story as soon as its last one has ended, for this duration. */
    Measured closedLoop(int callers, Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        return run(callers, (caller, stories) -> {
            while (System.nanoTime() < end) {
                stories.run(System.nanoTime());
            }
        });
    }

    /**
     * Stories start at a fixed rate, whether the earlier ones have ended or not: a story that a busy caller starts late counts
     * from the time at which it should have started.
     */
    Measured openLoop(int callers, double storiesPerSecond, Duration duration) throws InterruptedException {
        long interval = (long) (callers * 1e9 / storiesPerSecond);
        long start = System.nanoTime();
        return run(callers, (caller, stories) -> {
            for (long at = start + interval * caller / callers; at < start + duration.toNanos(); at += interval) {
                long scheduled = at;
                if (System.nanoTime() < scheduled) {
                    sleepUntil(scheduled);
                    // The caller was free, so a late timer is not a delay of the service.
                    scheduled = System.nanoTime();
                }
                stories.run(scheduled);
            }
        });
    }

    private static void sleepUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private interface Stories {

        void run(long scheduled) throws Exception;
    }

    private interface Caller {

        void run(int number, Stories stories) throws Exception;
    }

    private Measured run(int callers, Caller caller) throws InterruptedException {
        var latencies = new EnumMap<Step, Histogram>(Step.class);
        for (Step step : Step.values()) {
            latencies.put(step, new ConcurrentHistogram(SIGNIFICANT_DIGITS));
        }
        var ended = new AtomicInteger();
        List<Callable<Void>> all = new ArrayList<>();
        for (int number = 0; number < callers; number++) {
            int self = number;
            all.add(() -> {
                caller.run(self, scheduled -> {
                    story.run(
                            next.getAndIncrement(),
                            scheduled,
                            (step, nanos) -> latencies.get(step).recordValue(nanos));
                    ended.incrementAndGet();
                });
                return null;
            });
        }
        long start = System.nanoTime();
        for (Future<Void> one : threads.invokeAll(all)) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return new Measured(ended.get(), Duration.ofNanos(System.nanoTime() - start), latencies);
    }

    @Override
    public void close() {
        threads.close();
    }
}
