package fr.ancvconnect.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** When, where and of what a measurement was made. */
public final class MeasurementOrigin {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private MeasurementOrigin() {}

    /** One sentence with the date, the commit and the machine. */
    public static String sentence() throws IOException {
        return "Measured on %s at commit %s, on %d processors (%s), %s %s, Java %s."
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        commit(),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    /** With a mark if files differ from the commit. */
    private static String commit() throws IOException {
        var git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*").start();
        return new String(git.getInputStream().readAllBytes(), UTF_8).strip();
    }

    private static String processor() throws IOException {
        if (!Files.exists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        }
    }
}
