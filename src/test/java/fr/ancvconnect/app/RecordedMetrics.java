package fr.ancvconnect.app;

import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Records the metrics in memory. */
public final class RecordedMetrics implements Metrics {

    private record Measurement(Metric metric, double value) {}

    private final List<Measurement> recorded = new CopyOnWriteArrayList<>();

    @Override
    public void record(Metric metric, double value) {
        recorded.add(new Measurement(metric, value));
    }

    /** Returns the recorded values of this metric, in order. */
    public List<Double> of(Metric metric) {
        return recorded.stream()
                .filter(measurement -> measurement.metric() == metric)
                .map(Measurement::value)
                .toList();
    }

    /** Returns how many values each metric has. */
    public Map<Metric, Long> counts() {
        return recorded.stream()
                .collect(Collectors.groupingBy(Measurement::metric, TreeMap::new, Collectors.counting()));
    }

    /** Removes all recorded values. */
    public void clear() {
        recorded.clear();
    }
}
