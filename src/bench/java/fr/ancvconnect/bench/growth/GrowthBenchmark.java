package fr.ancvconnect.bench.growth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Measures how times and units grow with the number of payments, and draws the plots: {@code ./mvnw -Pgrowth verify}.
 *
 * <p>Options: {@code -Dgrowth.quick} measures smaller numbers, {@code -Dgrowth.parts=due,stored,folders,history,urgent}
 * measures some parts, {@code -Dgrowth.directory} is the directory of the results. A run with the first two options writes to
 * {@code target/growth}, because its figures are not those that are published.
 */
public final class GrowthBenchmark {

    /** A strong reference, because the log manager drops loggers without one, and their levels with them. */
    private static final Logger SERVICE = Logger.getLogger("fr.ancvconnect");

    private static final Map<String, Part> PARTS = parts();

    private GrowthBenchmark() {}

    /** A part of the benchmark that can run alone. */
    interface Part {

        /** Measures, fails if a result is wrong, and adds the figures and the plots to the report. */
        void measure(Scale scale, Report report);
    }

    /** Runs the parts. The status is 1 after a wrong result. The threads of the embedded DynamoDB do not end by themselves. */
    public static void main(String[] arguments) {
        try {
            run();
            System.exit(0);
        } catch (IOException | RuntimeException | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run() throws IOException {
        // Each check logs a line.
        SERVICE.setLevel(Level.WARNING);
        boolean quick = System.getProperty("growth.quick") != null;
        Optional<String> parts = Optional.ofNullable(System.getProperty("growth.parts"));
        Set<String> chosen = parts.map(names -> Set.of(names.split(","))).orElseGet(PARTS::keySet);
        if (!PARTS.keySet().containsAll(chosen)) {
            throw new IllegalArgumentException("growth.parts has other names than " + PARTS.keySet());
        }
        String standard = quick || parts.isPresent() ? "target/growth" : "docs/performance";
        var report = new Report(Path.of(System.getProperty("growth.directory", standard)));
        Scale scale = quick ? Scale.quick() : Scale.full();
        PARTS.entrySet().stream()
                .filter(part -> chosen.contains(part.getKey()))
                .forEach(part -> part.getValue().measure(scale, report));
        report.write();
    }

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("due", new DueGrowth());
        parts.put("stored", new StoredGrowth());
        parts.put("folders", new FolderGrowth());
        parts.put("history", new HistoryGrowth());
        parts.put("urgent", new UrgentGrowth());
        return parts;
    }
}
