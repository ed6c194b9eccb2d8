package fr.ancvconnect.bench.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Samples the service and ends the intervals of latencies, until it is closed. */
final class Monitor implements AutoCloseable {

    private static final double NANOS_PER_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("monitor").factory());
    private final long pid;
    private final long startAt;
    private final ProcessSamples samples;
    private final Latencies latencies;

    /**
     * Starts to sample.
     *
     * @param startAt the start of the load, in the nanoseconds of {@link System#nanoTime}
     */
    Monitor(long pid, long startAt, SoakSettings settings, Latencies latencies) {
        this.pid = pid;
        this.startAt = startAt;
        this.samples = new ProcessSamples(pid);
        this.latencies = latencies;
        schedule(this::sample, settings.sampleInterval());
        schedule(() -> latencies.endInterval(minute()), settings.interval());
        // The garbage that young collections leave would hide a leak, so two full collections are compared.
        var _ = timer.schedule(this::collectGarbage, settings.load().toMillis() / 3, TimeUnit.MILLISECONDS);
    }

    ProcessSamples samples() {
        return samples;
    }

    /** The time since the start of the load, in minutes. */
    double minute() {
        return (System.nanoTime() - startAt) / NANOS_PER_MINUTE;
    }

    /** Makes the JVM of the service collect its whole heap. */
    void collectGarbage() {
        run(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), "GC.run"));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        latencies.endInterval(minute());
    }

    private void schedule(Runnable task, Duration period) {
        var _ = timer.scheduleAtFixedRate(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sample() {
        try {
            samples.take(minute());
        } catch (IOException e) {
            System.err.println("No sample: " + e.getMessage());
        }
    }

    private static void run(List<String> command) {
        try {
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                System.err.println(command + " ended with status " + status);
            }
        } catch (IOException e) {
            System.err.println(command + " does not start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
