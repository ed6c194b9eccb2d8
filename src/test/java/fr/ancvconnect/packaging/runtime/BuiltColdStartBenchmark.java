package fr.ancvconnect.packaging.runtime;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cold starts of an existing build, native or JVM, that {@code -Dblackbox.target} and {@code -Dblackbox.path} select:
 * see docs/native.md.
 */
class BuiltColdStartBenchmark {

    private static final int RUNS = Integer.getInteger("coldstart.runs", 18);

    @Test
    void the_median_cold_start_of_the_build_is_printed(@TempDir Path directory) throws Exception {
        try (var environment = new TestEnvironment(directory)) {
            var starts = new ColdStarts(
                    TestTarget.program(),
                    environment.configurationWithoutRoles(),
                    new BookingFixture("1")
                            .establishment()
                            .as(environment.tokens().platform()));
            for (int run = 0; run <= RUNS; run++) {
                starts.measure();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, medians of %d cold starts, keys read at the start: init %d ms, total %d ms%n",
                    TestTarget.chosen(),
                    RUNS,
                    starts.medianMillis(ColdStarts.ColdStart::init),
                    starts.medianMillis(ColdStarts.ColdStart::total));
        }
    }
}
