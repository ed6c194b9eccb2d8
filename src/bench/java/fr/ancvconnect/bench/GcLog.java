package fr.ancvconnect.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The collections in the log of a JVM ({@code -Xlog:gc}). */
public final class GcLog {

    private static final Pattern COLLECTION =
            Pattern.compile("\\[([0-9.]+)s].*Pause (\\w+)(.*?)([0-9]+)M->([0-9]+)M\\([0-9]+M\\) ([0-9.]+)ms");

    private GcLog() {}

    /**
     * One collection. The used heap is rounded to MiB in the log.
     *
     * @param atSeconds   since the start of the JVM
     * @param isFull      whether the whole heap was collected, and not only its young part
     * @param isRequested whether a diagnostic command requested it
     * @param beforeMib   the used heap before it
     * @param afterMib    the used heap after it
     * @param pauseMillis how long the program stood still
     */
    public record Collection(
            double atSeconds,
            boolean isFull,
            boolean isRequested,
            double beforeMib,
            double afterMib,
            double pauseMillis) {

        private static Collection of(Matcher line) {
            return new Collection(
                    Double.parseDouble(line.group(1)),
                    line.group(2).equals("Full"),
                    line.group(3).contains("Diagnostic Command"),
                    Double.parseDouble(line.group(4)),
                    Double.parseDouble(line.group(5)),
                    Double.parseDouble(line.group(6)));
        }
    }

    /** The option that makes the JVM write this log. */
    public static String option(Path log) {
        return "-Xlog:gc:file=" + log + ":uptime:filecount=0";
    }

    /** Reads the log. */
    public static List<Collection> read(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .map(Collection::of)
                    .toList();
        }
    }
}
