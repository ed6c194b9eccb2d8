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

    private record Figure(Metric measure, double value) {}

    private final List<Figure> told = new CopyOnWriteArrayList<>();

    @Override
    public void tell(Metric measure, double value) {
        told.add(new Figure(measure, value));
    }

    /** Returns the recorded values of this metric, in order. */
    public List<Double> of(Metric measure) {
        return told.stream()
                .filter(figure -> figure.measure() == measure)
                .map(Figure::value)
                .toList();
    }

    /** Returns how many values each metric has. */
    public Map<Metric, Long> counts() {
        return told.stream().collect(Collectors.groupingBy(Figure::measure, TreeMap::new, Collectors.counting()));
    }

    /** Removes all recorded values. */
    public void clear() {
        told.clear();
    }
}
