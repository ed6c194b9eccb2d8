package fr.ancvconnect.bench.growth;

import fr.ancvconnect.bench.LineChart;
import fr.ancvconnect.bench.MeasurementOrigin;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The figures and plots of a run. Figures are printed at once, so that an interrupted run is not lost. */
final class Report {

    private static final PrintStream OUT = System.out;

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
        Files.writeString(file, "# Growth\n\n" + MeasurementOrigin.sentence() + "\n\n" + String.join("\n", sections));
        OUT.println("The tables and plots are in " + directory.toAbsolutePath());
    }
}
