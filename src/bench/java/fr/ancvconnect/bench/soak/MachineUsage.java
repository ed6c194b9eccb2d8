package fr.ancvconnect.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * The used processor time so far.
 *
 * @param busy of the machine, in ticks
 * @param all  of the machine with its idle time, in ticks
 * @param own  of this process
 */
record MachineUsage(long busy, long all, Duration own) {

    private static final int IDLE = 4;
    private static final int WAITING = 5;
    /** The fields after it count time that is part of others. */
    private static final int LAST = 8;

    static MachineUsage now() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            String[] fields = lines.findFirst().orElseThrow().split(" +");
            long all = Arrays.stream(fields, 1, LAST + 1)
                    .mapToLong(Long::parseLong)
                    .sum();
            return new MachineUsage(
                    all - Long.parseLong(fields[IDLE]) - Long.parseLong(fields[WAITING]),
                    all,
                    ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The difference to an earlier time. */
    MachineUsage minus(MachineUsage start) {
        return new MachineUsage(busy - start.busy, all - start.all, own.minus(start.own));
    }

    /** The used share of the machine, from 0 to 1. */
    double busyShare() {
        return (double) busy / Math.max(1, all);
    }
}
