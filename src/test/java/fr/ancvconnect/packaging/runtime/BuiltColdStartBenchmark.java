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
    void it_starts_and_answers(@TempDir Path directory) throws Exception {
        try (var surroundings = new TestEnvironment(directory)) {
            var starts = new ColdStarts(
                    TestTarget.program(),
                    surroundings.configurationWithoutRoles(),
                    new BookingFixture("1").hotel().as(surroundings.tokens().platform()));
            for (int run = 0; run <= RUNS; run++) {
                starts.again();
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
