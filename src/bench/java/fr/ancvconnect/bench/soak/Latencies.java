package fr.ancvconnect.bench.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** The latencies of each operation, for each interval and for the whole run, in microseconds. */
final class Latencies {

    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Map<Operation, Recorder> recorders = new EnumMap<>(Operation.class);
    private final Map<Operation, Histogram> totals = new EnumMap<>(Operation.class);
    private final Map<Operation, List<Interval>> intervals = new EnumMap<>(Operation.class);

    Latencies() {
        for (Operation operation : Operation.values()) {
            recorders.put(operation, new Recorder(DIGITS));
            totals.put(operation, new Histogram(DIGITS));
            intervals.put(operation, new ArrayList<>());
        }
    }

    /**
     * The latencies of one operation in one interval, in milliseconds.
     *
     * @param minute the end of the interval, in minutes since the start of the load
     */
    record Interval(double minute, double p50, double p99, double max) {}

    /**
     * Records one request.
     *
     * @param scheduledAt when the request should have been sent, in nanoseconds; a delay of the sender counts
     */
    void record(Operation operation, long scheduledAt, long receivedAt) {
        recorders.get(operation).recordValue(Math.max(0, receivedAt - scheduledAt) / NANOS_PER_MICRO);
    }

    /** Ends the current interval. An operation without a request has no entry for it. */
    synchronized void endInterval(double minute) {
        recorders.forEach((operation, recorder) -> {
            Histogram latest = recorder.getIntervalHistogram();
            totals.get(operation).add(latest);
            if (latest.getTotalCount() > 0) {
                intervals
                        .get(operation)
                        .add(new Interval(
                                minute,
                                millis(latest, 50),
                                millis(latest, 99),
                                latest.getMaxValue() / MICROS_PER_MILLI));
            }
        });
    }

    synchronized List<Interval> intervals(Operation operation) {
        return List.copyOf(intervals.get(operation));
    }

    /** The mean of the medians of the intervals in one third of the load: 0, 1 or 2. In milliseconds. */
    double medianOfThird(Operation operation, int third, double loadMinutes) {
        return intervals(operation).stream()
                .filter(interval -> Thirds.contains(third, loadMinutes, interval.minute()))
                .mapToDouble(Interval::p50)
                .average()
                .orElse(Double.NaN);
    }

    /** The number of requests in all ended intervals. */
    synchronized long count(Operation operation) {
        return totals.get(operation).getTotalCount();
    }

    /** A percentile of all ended intervals, in milliseconds; 100 is the maximum. */
    synchronized double millis(Operation operation, double percentile) {
        return millis(totals.get(operation), percentile);
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
