package fr.ancvconnect.bench.growth;

import fr.ancvconnect.bench.growth.CapacityRecorder.Capacity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What an operation costs.
 *
 * @param millis     the median time in milliseconds
 * @param readUnits  the mean read units
 * @param writeUnits the mean write units
 */
record Cost(double millis, double readUnits, double writeUnits) {

    private static final double NANOS = 1e6;

    /** Runs these operations, which differ only in their folder, one after the other. */
    static Cost of(BenchmarkTable table, List<Runnable> operations) {
        List<Long> nanos = new ArrayList<>();
        table.consumed();
        for (Runnable operation : operations) {
            long start = System.nanoTime();
            operation.run();
            nanos.add(System.nanoTime() - start);
        }
        Capacity all = table.consumed();
        Collections.sort(nanos);
        return new Cost(
                nanos.get(nanos.size() / 2) / NANOS,
                all.readUnits() / operations.size(),
                all.writeUnits() / operations.size());
    }

    /** Runs one operation this number of times. */
    static Cost of(BenchmarkTable table, int times, Runnable operation) {
        return of(table, Collections.nCopies(times, operation));
    }
}
