package fr.ancvconnect.bench.soak;

import fr.ancvconnect.bench.LineChart;
import fr.ancvconnect.bench.soak.Latencies.Interval;
import fr.ancvconnect.bench.soak.ProcessSamples.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The plots of a run. */
record SoakPlots(SoakResult result) {

    private static final String TIME = "minutes since the start of the load";
    private static final List<Operation> PLOTTED =
            List.of(Operation.START, Operation.POLL, Operation.NOTIFICATION, Operation.REFUSAL);
    /** An hour has thousands of collections, which would make a large file. */
    private static final int MOST_COLLECTIONS = 360;

    private static final double PERCENT = 100;
    private static final double SECONDS_PER_MINUTE = 60;

    /** Writes the plots to this directory. */
    void write(Path directory) throws IOException {
        LineChart.write(
                directory.resolve("soak-latency.svg"),
                List.of(
                        latency("Latency, median " + interval(), Interval::p50),
                        latency("Latency, 99th percentile " + interval(), Interval::p99),
                        latency("Latency, maximum " + interval(), Interval::max)));
        memory().write(directory.resolve("soak-memory.svg"));
        LineChart.write(directory.resolve("soak-resources.svg"), List.of(resources(), processor()));
    }

    private LineChart latency(String title, ToDoubleFunction<Interval> value) {
        var chart = new LineChart(title, TIME, "milliseconds").logarithmicY().mark(result.loadMinutes());
        for (Operation operation : PLOTTED) {
            List<Interval> intervals = result.latencies().intervals(operation);
            if (!intervals.isEmpty()) {
                chart.curve(
                        operation.label(),
                        intervals.stream().map(Interval::minute).toList(),
                        intervals.stream().mapToDouble(value).boxed().toList());
            }
        }
        return chart;
    }

    private String interval() {
        return "of each " + result.settings().interval().toSeconds() + " s";
    }

    private LineChart memory() {
        List<HeapLog.Collection> collections = result.collections().stream()
                .filter(collection -> collection.minute() >= 0)
                .toList();
        List<HeapLog.Collection> full =
                collections.stream().filter(HeapLog.Collection::isFull).toList();
        List<HeapLog.Collection> plotted = IntStream.range(0, collections.size())
                .filter(i -> i % (1 + collections.size() / MOST_COLLECTIONS) == 0)
                .mapToObj(collections::get)
                .toList();
        var chart = new LineChart("Memory of the service", TIME, "MiB")
                .fromZero()
                .mark(result.loadMinutes())
                .curve("resident set", minutes(), values(Sample::residentMib))
                .curve(
                        "heap after a collection",
                        plotted.stream().map(HeapLog.Collection::minute).toList(),
                        plotted.stream().map(HeapLog.Collection::usedMib).toList());
        return full.isEmpty()
                ? chart
                : chart.line(
                        "heap after a full collection",
                        full.stream().map(HeapLog.Collection::minute).toList(),
                        full.stream().map(HeapLog.Collection::usedMib).toList());
    }

    private LineChart resources() {
        return new LineChart("Threads and open files of the service", TIME, "number")
                .fromZero()
                .mark(result.loadMinutes())
                .curve("threads", minutes(), values(Sample::threads))
                .curve("open files", minutes(), values(Sample::openFiles));
    }

    /** The processor time between two samples. */
    private LineChart processor() {
        List<Sample> samples = result.samples().all();
        List<Integer> later = IntStream.range(1, samples.size()).boxed().toList();
        return new LineChart("Processor time of the service", TIME, "% of one processor")
                .fromZero()
                .mark(result.loadMinutes())
                .curve(
                        "processor",
                        later.stream().map(i -> samples.get(i).minute()).toList(),
                        later.stream()
                                .map(i -> PERCENT
                                        * (samples.get(i).cpuSeconds()
                                                - samples.get(i - 1).cpuSeconds())
                                        / (samples.get(i).minute()
                                                - samples.get(i - 1).minute())
                                        / SECONDS_PER_MINUTE)
                                .toList());
    }

    private List<Double> minutes() {
        return values(Sample::minute);
    }

    private List<Double> values(ToDoubleFunction<Sample> value) {
        return result.samples().all().stream().mapToDouble(value).boxed().toList();
    }
}
