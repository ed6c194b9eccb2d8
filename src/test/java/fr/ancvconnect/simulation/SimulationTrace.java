package fr.ancvconnect.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Records the steps of a simulation, if the trace is enabled, and the counts of events of interest. */
final class SimulationTrace {

    private final VirtualScheduler time;
    private final boolean enabled;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    SimulationTrace(VirtualScheduler time, boolean enabled) {
        this.time = time;
        this.enabled = enabled;
    }

    /** Adds a step. Its text is built only if the trace is enabled. */
    void log(Supplier<String> text) {
        if (enabled) {
            long now = time.now();
            lines.add("%3d:%02d:%02d.%03d %-14s %s"
                    .formatted(
                            now / 3_600_000,
                            now / 60_000 % 60,
                            now / 1_000 % 60,
                            now % 1_000,
                            time.currentActor(),
                            text.get()));
        }
    }

    /** Counts an event of interest. */
    void count(String event) {
        counts.merge(event, 1L, Long::sum);
        log(() -> "  * " + event);
    }

    List<String> lines() {
        return lines;
    }

    Map<String, Long> counts() {
        return counts;
    }
}
