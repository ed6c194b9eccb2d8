package fr.ancvconnect.bench.soak;

import fr.ancvconnect.bench.ProcessUsage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Samples of a process: memory, threads, open files, processor time. */
final class ProcessSamples {

    private static final double BYTES_PER_MIB = 1024 * 1024;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final List<Sample> samples = new ArrayList<>();
    private final ProcessUsage usage;

    ProcessSamples(long pid) {
        this.usage = new ProcessUsage(pid);
    }

    /**
     * One sample.
     *
     * @param minute      since the start of the load
     * @param residentMib the resident set size, in MiB
     * @param cpuSeconds  the processor time since the start of the process
     */
    record Sample(double minute, double residentMib, int threads, int openFiles, double cpuSeconds) {}

    /** Takes a sample. */
    synchronized void take(double minute) throws IOException {
        samples.add(new Sample(
                minute,
                usage.residentBytes() / BYTES_PER_MIB,
                usage.threads(),
                usage.openFiles(),
                usage.cpu().toMillis() / MILLIS_PER_SECOND));
    }

    synchronized List<Sample> all() {
        return List.copyOf(samples);
    }

    /** The mean of a value in one third of the load: 0, 1 or 2. */
    double meanOfThird(int third, double loadMinutes, ToDoubleFunction<Sample> value) {
        return all().stream()
                .filter(sample -> Thirds.contains(third, loadMinutes, sample.minute()))
                .mapToDouble(value)
                .average()
                .orElse(Double.NaN);
    }
}
