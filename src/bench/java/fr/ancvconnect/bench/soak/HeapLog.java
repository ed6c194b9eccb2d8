package fr.ancvconnect.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The collections in the log of the JVM ({@code -Xlog:gc}). */
final class HeapLog {

    private static final Pattern COLLECTION =
            Pattern.compile("\\[([0-9.]+)s].*Pause (\\w+)(.*?)([0-9]+)M->([0-9]+)M\\([0-9]+M\\) ([0-9.]+)ms");
    private static final double SECONDS_PER_MINUTE = 60;

    private HeapLog() {}

    /**
     * One collection.
     *
     * @param minute      since the start of the load; negative before it
     * @param isFull      whether the whole heap was collected, and not only its young part
     * @param isRequested whether it was a full collection that the monitor requested
     * @param usedMib     the used heap after it, in MiB
     * @param pauseMillis how long the service stood still
     */
    record Collection(double minute, boolean isFull, boolean isRequested, double usedMib, double pauseMillis) {}

    /** The option that makes the JVM write this log. */
    static String option(Path log) {
        return "-Xlog:gc:file=" + log + ":uptime:filecount=0";
    }

    /**
     * Reads the log.
     *
     * @param loadStart the start of the load, in seconds since the start of the JVM
     */
    static List<Collection> read(Path log, double loadStart) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .map(line -> new Collection(
                            (Double.parseDouble(line.group(1)) - loadStart) / SECONDS_PER_MINUTE,
                            line.group(2).equals("Full"),
                            line.group(3).contains("Diagnostic Command"),
                            Double.parseDouble(line.group(5)),
                            Double.parseDouble(line.group(6))))
                    .toList();
        }
    }
}
