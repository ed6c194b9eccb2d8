package fr.ancvconnect.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What Linux counts for a process, in {@code /proc}. */
public record ProcessUsage(long pid) {

    /** The unit of {@code /proc/<pid>/stat}: USER_HZ is 100 on every architecture that the JDK supports. */
    private static final long MILLIS_PER_TICK = 10;

    private static final long BYTES_PER_KIB = 1024;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** User and system time since the start. The resolution is 10 ms. */
    public Duration cpu() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(afterName[USER_TICKS]) + Long.parseLong(afterName[SYSTEM_TICKS]);
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    /** The resident memory, in bytes. */
    public long residentBytes() throws IOException {
        return number(proc("status"), "VmRSS:") * BYTES_PER_KIB;
    }

    /** The number of its threads. */
    public int threads() throws IOException {
        return (int) number(proc("status"), "Threads:");
    }

    /** The number of its open files and connections. */
    public int openFiles() throws IOException {
        try (Stream<Path> files = Files.list(proc("fd"))) {
            return (int) files.count();
        }
    }

    /** The voluntary context switches of all its threads: how often a thread waited for something. */
    public long contextSwitches() throws IOException {
        long switches = 0;
        try (var threads = Files.newDirectoryStream(proc("task"))) {
            for (Path thread : threads) {
                try {
                    switches += number(thread.resolve("status"), "voluntary_ctxt_switches:");
                } catch (NoSuchFileException | UncheckedIOException _) {
                    // The thread has ended.
                }
            }
        }
        return switches;
    }

    /** The number after this name in a file of lines with a name and a number. */
    private static long number(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            String found =
                    lines.filter(line -> line.startsWith(name)).findFirst().orElseThrow();
            return Long.parseLong(found.replaceAll("[^0-9]", ""));
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
