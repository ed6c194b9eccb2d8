package fr.ancvconnect.bench.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The options of a run, from system properties.
 *
 * @param load       the duration of the load ({@code soak.minutes})
 * @param rate       the stories that start in a second ({@code soak.rate})
 * @param faultShare the share of calls to ANCV and of notifications that get a fault ({@code soak.faults}, in percent)
 * @param seed       the seed of stories and faults ({@code soak.seed})
 */
record SoakSettings(Duration load, double rate, double faultShare, long seed) {

    private static final Duration SHORT_RUN = Duration.ofMinutes(10);
    private static final int INTERVALS = 60;
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);
    private static final int SAMPLES = 360;
    private static final Duration SHORTEST_SAMPLE = Duration.ofSeconds(1);
    private static final double PERCENT = 100;
    /** A customer who does not answer delays the end of a run by minutes, so a short run has shorter times. */
    private static final Map<String, String> SHORT_TIMES =
            Map.of("SWEEP_EVERY", "10s", "ANCV_CONFIRMATION_WINDOW", "PT20S", "ANCV_EXPIRY_GRACE", "PT5S");

    static SoakSettings fromProperties() {
        return new SoakSettings(
                Duration.ofMinutes(Long.parseLong(System.getProperty("soak.minutes", "10"))),
                Double.parseDouble(System.getProperty("soak.rate", "5")),
                Double.parseDouble(System.getProperty("soak.faults", "5")) / PERCENT,
                Long.parseLong(System.getProperty("soak.seed", "4711")));
    }

    /** Whether the run is only a trial: its times are shorter, and it does not replace the plots of the documentation. */
    boolean isShort() {
        return load.compareTo(SHORT_RUN) < 0;
    }

    /** The settings of the service that differ from the defaults. */
    Map<String, String> times() {
        return isShort() ? SHORT_TIMES : Map.of();
    }

    /** The directory of the plots and of the table. */
    Path output() {
        return Path.of(isShort() ? "target/soak" : "docs/performance");
    }

    /** The interval of the plotted latencies. */
    Duration interval() {
        return atLeast(load.dividedBy(INTERVALS), SHORTEST_INTERVAL);
    }

    /** The time between two samples of the process. */
    Duration sampleInterval() {
        return atLeast(load.dividedBy(SAMPLES), SHORTEST_SAMPLE);
    }

    private static Duration atLeast(Duration value, Duration minimum) {
        return value.compareTo(minimum) < 0 ? minimum : value;
    }

    /** The number of stories of the whole run. */
    long stories() {
        return Math.round(load.toSeconds() * rate);
    }
}
