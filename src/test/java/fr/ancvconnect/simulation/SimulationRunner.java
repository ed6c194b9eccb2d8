package fr.ancvconnect.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Runs many simulations in parallel, one per processor. */
final class SimulationRunner {

    private static final int TRACE_END = 120;

    private final Seeds seeds;
    private final AtomicLong next;
    private final AtomicReference<String> failure = new AtomicReference<>();
    private final Map<String, Long> counts = new TreeMap<>();

    private SimulationRunner(Seeds seeds) {
        this.seeds = seeds;
        this.next = new AtomicLong(seeds.first());
    }

    static SimulationRunner over(Seeds seeds) {
        var runner = new SimulationRunner(seeds);
        List<Thread> workers = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(_ -> Thread.startVirtualThread(runner::work))
                .toList();
        workers.forEach(SimulationRunner::join);
        return runner;
    }

    /** Returns a report of the first rule violation: the seed, the rule, the command to repeat it, and the end of the trace. */
    Optional<String> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Returns the counts of events of interest. */
    Map<String, Long> counts() {
        return counts;
    }

    private void work() {
        long end = seeds.first() + seeds.count();
        for (long seed = next.getAndIncrement(); seed < end && failure.get() == null; seed = next.getAndIncrement()) {
            Simulation.Outcome outcome = Simulation.of(seed);
            if (outcome.violation().isPresent()) {
                failure.compareAndSet(null, report(seed));
            }
            merge(outcome.counts());
        }
    }

    private synchronized void merge(Map<String, Long> seedCounts) {
        seedCounts.forEach((event, times) -> counts.merge(event, times, Long::sum));
    }

    private static String report(long seed) {
        Simulation.Outcome repeated = Simulation.traced(seed);
        List<String> trace = repeated.trace();
        return "seed %d: %s%nrepeat: ./mvnw test -Dtest=SimulationTest -Dsimulation.seed=%d%n… %s"
                .formatted(
                        seed,
                        repeated.violation()
                                .map(Throwable::getMessage)
                                .orElse("no violation when repeated: not deterministic"),
                        seed,
                        String.join(
                                System.lineSeparator(),
                                trace.subList(Math.max(0, trace.size() - TRACE_END), trace.size())));
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
