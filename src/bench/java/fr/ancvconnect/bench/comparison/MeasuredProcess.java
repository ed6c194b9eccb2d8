package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.bench.ProcessUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program as a process of its own. */
final class MeasuredProcess implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Process process;
    private final Path output;
    private final long started = System.nanoTime();

    MeasuredProcess(List<String> command, Path directory, Map<String, String> environment, Path output)
            throws IOException {
        this.output = output;
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().put("LANG", "C.UTF-8");
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** What the operating system counts for it. */
    ProcessUsage usage() {
        return new ProcessUsage(process.pid());
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Throws an exception with the output if the process has ended. */
    void requireRunning() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The process has ended:\n" + Files.readString(output));
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (process.onExit()
                        .completeOnTimeout(null, LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)
                        .join()
                == null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
