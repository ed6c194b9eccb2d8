package fr.ancvconnect.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Samples of a process from {@code /proc}: memory, threads, open files, processor time. */
final class ProcessSamples {

    private static final double KIB_PER_MIB = 1024;
    /** Linux counts processor time in hundredths of a second. */
    private static final double TICKS_PER_SECOND = 100;
    /** After the name of the process, which ends with a parenthesis. */
    private static final int USER_TIME = 11;

    private final List<Sample> samples = new ArrayList<>();
    private final Path proc;

    ProcessSamples(long pid) {
        this.proc = Path.of("/proc", Long.toString(pid));
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
        List<String> status = Files.readAllLines(proc.resolve("status"));
        samples.add(new Sample(
                minute,
                number(status, "VmRSS:") / KIB_PER_MIB,
                (int) number(status, "Threads:"),
                openFiles(),
                cpuSeconds()));
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

    private int openFiles() throws IOException {
        try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
            return (int) files.count();
        }
    }

    private double cpuSeconds() throws IOException {
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / TICKS_PER_SECOND;
    }

    private static double number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow();
    }
}
