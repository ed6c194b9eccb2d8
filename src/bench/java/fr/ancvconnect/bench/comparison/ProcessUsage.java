package fr.ancvconnect.bench.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** What Linux counts for a process, in {@code /proc}. */
record ProcessUsage(long pid) {

    /** The unit of {@code /proc/<pid>/stat}: USER_HZ is 100 on every architecture that the JDK supports. */
    private static final long MILLIS_PER_TICK = 10;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** User and system time since the start. The resolution is 10 ms. */
    Duration cpu() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(afterName[USER_TICKS]) + Long.parseLong(afterName[SYSTEM_TICKS]);
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    /** The resident memory, in bytes. */
    long residentBytes() throws IOException {
        try (var lines = Files.lines(proc("status"))) {
            String line = lines.filter(status -> status.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
    }

    /** The voluntary context switches of all its threads: how often a thread waited for something. */
    long contextSwitches() throws IOException {
        long switches = 0;
        try (var threads = Files.newDirectoryStream(proc("task"))) {
            for (Path thread : threads) {
                try (var lines = Files.lines(thread.resolve("status"))) {
                    switches += lines.filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum();
                } catch (NoSuchFileException | UncheckedIOException _) {
                    // The thread has ended.
                }
            }
        }
        return switches;
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
