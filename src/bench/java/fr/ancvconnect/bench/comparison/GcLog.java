package fr.ancvconnect.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The allocation rate of a JVM by its log of collections ({@code -Xlog:gc:file=…:uptime}). */
final class GcLog {

    private static final Pattern COLLECTION = Pattern.compile("\\[([0-9.]+)s\\].* Pause .*?([0-9]+)K->([0-9]+)K\\(");
    private static final Pattern COLLECTION_IN_MEGABYTES =
            Pattern.compile("\\[([0-9.]+)s\\].* Pause .*?([0-9]+)M->([0-9]+)M\\(");

    private GcLog() {}

    private record Collection(double atSeconds, double before, double after) {

        static Collection of(MatchResult line, double unit) {
            return new Collection(
                    Double.parseDouble(line.group(1)),
                    Double.parseDouble(line.group(2)) * unit,
                    Double.parseDouble(line.group(3)) * unit);
        }
    }

    /** The option that writes the log. */
    static String option(Path file) {
        return "-Xlog:gc:file=" + file + ":uptime";
    }

    /**
     * Bytes that were allocated each second between the first and the last collection of this part of the process' life; empty
     * with fewer than two collections.
     */
    static OptionalDouble bytesPerSecond(Path file, Duration from, Duration to) throws IOException {
        List<Collection> all = collections(Files.readString(file)).stream()
                .filter(found -> found.atSeconds() * 1e3 >= from.toMillis() && found.atSeconds() * 1e3 <= to.toMillis())
                .toList();
        if (all.size() < 2) {
            return OptionalDouble.empty();
        }
        double allocated = 0;
        for (int i = 1; i < all.size(); i++) {
            allocated += all.get(i).before() - all.get(i - 1).after();
        }
        return OptionalDouble.of(
                allocated / (all.getLast().atSeconds() - all.getFirst().atSeconds()));
    }

    private static List<Collection> collections(String log) {
        var inKilobytes = COLLECTION
                .matcher(log)
                .results()
                .map(line -> Collection.of(line, 1024))
                .toList();
        return inKilobytes.isEmpty()
                ? COLLECTION_IN_MEGABYTES
                        .matcher(log)
                        .results()
                        .map(line -> Collection.of(line, 1024 * 1024))
                        .toList()
                : inKilobytes;
    }
}
