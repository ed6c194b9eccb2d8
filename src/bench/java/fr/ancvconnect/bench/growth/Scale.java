package fr.ancvconnect.bench.growth;

import java.time.Duration;
import java.util.List;

/**
 * The sizes of a run.
 *
 * @param due        numbers of due payments, ascending
 * @param latencies  the times after which ANCV answers
 * @param sweepTime  how long a sweep starts checks
 * @param sweeps     the maximum number of sweeps in a row; if more are necessary, only one is measured
 * @param stored     numbers of stored payments, ascending
 * @param dueInStore the number of due payments among the stored ones
 * @param repeats    how often a cheap operation is repeated
 * @param folders    the number of folders of each size
 * @param history    the number of payments of an establishment
 * @param pages      the numbers of pages of a history, from 1, ascending
 * @param waiting    numbers of due PAID payments, ascending
 */
record Scale(
        List<Integer> due,
        List<Duration> latencies,
        Duration sweepTime,
        int sweeps,
        List<Integer> stored,
        int dueInStore,
        int repeats,
        int folders,
        int history,
        List<Integer> pages,
        List<Integer> waiting) {

    private static final List<Duration> LATENCIES =
            List.of(Duration.ZERO, Duration.ofMillis(300), Duration.ofSeconds(3));

    /** The run whose figures are published. The time of a sweep is that of the deployed function (33 seconds). */
    static Scale full() {
        return new Scale(
                List.of(100, 1_000, 10_000, 100_000),
                LATENCIES,
                Duration.ofSeconds(33),
                4,
                List.of(10_000, 100_000, 1_000_000),
                2_000,
                21,
                11,
                100_000,
                List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000),
                List.of(0, 10, 100, 1_000, 10_000));
    }

    /** A run of a minute, which shows that everything works. */
    static Scale quick() {
        return new Scale(
                List.of(100, 300, 1_000),
                LATENCIES,
                Duration.ofSeconds(3),
                2,
                List.of(1_000, 3_000, 10_000),
                100,
                5,
                3,
                5_000,
                List.of(1, 2, 5, 10, 20, 50),
                List.of(0, 10, 100, 1_000));
    }
}
