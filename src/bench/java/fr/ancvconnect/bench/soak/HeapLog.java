package fr.ancvconnect.bench.soak;

import fr.ancvconnect.bench.GcLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The collections of the service during the load. */
final class HeapLog {

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

    /**
     * Reads the log.
     *
     * @param loadStart the start of the load, in seconds since the start of the JVM
     */
    static List<Collection> read(Path log, double loadStart) throws IOException {
        return GcLog.read(log).stream()
                .map(found -> new Collection(
                        (found.atSeconds() - loadStart) / SECONDS_PER_MINUTE,
                        found.isFull(),
                        found.isRequested(),
                        found.afterMib(),
                        found.pauseMillis()))
                .toList();
    }
}
