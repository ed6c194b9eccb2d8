package fr.ancvconnect.bench.growth;

import fr.ancvconnect.bench.LineChart;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The figures and plots of a run. Figures are printed at once, so that an interrupted run is not lost. */
final class Report {

    private static final PrintStream OUT = System.out;

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private final Path directory;
    private final List<String> sections = new ArrayList<>();

    /** A report whose files are in this directory. */
    Report(Path directory) {
        this.directory = directory;
    }

    /** Adds a section with a table. */
    void add(String title, String explanation, Figures figures) {
        String section = "## " + title + "\n\n" + explanation + "\n\n" + figures.markdown() + "\n";
        OUT.println();
        OUT.println(section);
        sections.add(section);
    }

    /** Writes a plot as {@code growth-<name>.svg}. */
    void plot(String name, LineChart chart) {
        try {
            chart.write(directory.resolve("growth-" + name + ".svg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the tables as {@code growth.md}. */
    void write() throws IOException {
        Path file = directory.resolve("growth.md");
        Files.createDirectories(directory);
        Files.writeString(file, "# Growth\n\n" + machine() + "\n\n" + String.join("\n", sections));
        OUT.println("The tables and plots are in " + directory.toAbsolutePath());
    }

    /** One sentence with the date, the commit and the machine. */
    private static String machine() throws IOException {
        return "Measured on " + LocalDate.now(ZoneOffset.UTC) + " at commit " + commit() + ", with "
                + Runtime.getRuntime().availableProcessors() + " × " + processor() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + Runtime.version() + ".";
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

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
