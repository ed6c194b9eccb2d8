package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.bench.comparison.Story.Step;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What one run measured.
 *
 * @param firstResponseMillis from the start of the process to its first response
 * @param firstCpuMillis      CPU time until then
 * @param cpuOne              CPU milliseconds for each story with 1 caller
 * @param cpuMany             CPU milliseconds for each story with 16 callers
 * @param switchesOne         voluntary context switches for each story with 1 caller
 * @param switchesMany        the same with 16 callers
 * @param storiesPerSecond    at saturation, with 16 callers
 * @param one                 latencies with 1 caller at a fixed rate
 * @param many                latencies with 16 callers at a fixed rate
 * @param allocatedKilobytes  for each story with 16 callers; not a number if there were too few collections
 * @param residentMegabytes   at the end
 */
record RunResult(
        double firstResponseMillis,
        double firstCpuMillis,
        double cpuOne,
        double cpuMany,
        double switchesOne,
        double switchesMany,
        double storiesPerSecond,
        Latency one,
        Latency many,
        double allocatedKilobytes,
        double residentMegabytes) {

    /** Percentiles of the latencies of each step, in milliseconds. */
    record Latency(Map<Step, Double> p50, Map<Step, Double> p99) {

        private static final double NANOS_PER_MILLI = 1e6;

        static Latency of(Map<Step, Histogram> steps) {
            return new Latency(percentiles(steps, 50), percentiles(steps, 99));
        }

        private static Map<Step, Double> percentiles(Map<Step, Histogram> steps, double percentile) {
            return steps.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            step -> step.getValue().getValueAtPercentile(percentile) / NANOS_PER_MILLI));
        }

        double p50(Step step) {
            return p50.get(step);
        }

        double p99(Step step) {
            return p99.get(step);
        }
    }
}
