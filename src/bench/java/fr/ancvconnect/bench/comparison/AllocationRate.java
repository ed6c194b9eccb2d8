package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.bench.GcLog.Collection;
import java.time.Duration;
import java.util.List;

/** How much a JVM allocates, by its collections. */
final class AllocationRate {

    private AllocationRate() {}

    /**
     * MiB that were allocated each second between the first and the last collection of this part of the process' life; not a
     * number with fewer than two collections.
     */
    static double mibPerSecond(List<Collection> collections, Duration from, Duration to) {
        List<Collection> all = collections.stream()
                .filter(found -> found.atSeconds() * 1e3 >= from.toMillis() && found.atSeconds() * 1e3 <= to.toMillis())
                .toList();
        if (all.size() < 2) {
            return Double.NaN;
        }
        double allocated = 0;
        for (int i = 1; i < all.size(); i++) {
            allocated += all.get(i).beforeMib() - all.get(i - 1).afterMib();
        }
        return allocated / (all.getLast().atSeconds() - all.getFirst().atSeconds());
    }
}
