package fr.ancvconnect.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs thousands of short simulations with faults in each call. {@code -Dsimulation.seeds=1000000} runs a million other seeds,
 * and {@code -Dsimulation.seed=<n>} repeats one seed and prints each step.
 */
class SimulationTest {

    private static final Logger USE_CASES = Logger.getLogger("fr.ancvconnect.app");
    private static Level level;

    @BeforeAll
    static void disable_the_use_case_log() {
        level = USE_CASES.getLevel();
        USE_CASES.setLevel(Level.OFF);
    }

    @AfterAll
    static void restore_the_use_case_log() {
        USE_CASES.setLevel(level);
    }

    @Test
    void all_rules_hold_after_any_faults() {
        Seeds seeds = Seeds.fromSystemProperties();
        if (seeds.isSingle()) {
            Simulation.traced(seeds.first()).trace().forEach(System.out::println);
        }
        SimulationRunner runner = SimulationRunner.over(seeds);
        assertThat(runner.failure())
                .withFailMessage(() -> runner.failure().orElseThrow())
                .isEmpty();
        if (seeds.isDefault()) {
            assertThat(runner.counts()).containsKeys(CoverageCheck.all().toArray(String[]::new));
        }
    }

    @Test
    void the_same_seed_gives_the_same_trace() {
        for (long seed : List.of(1L, 2L, 23L, 61L, 1302L)) {
            assertThat(Simulation.traced(seed).trace())
                    .isNotEmpty()
                    .isEqualTo(Simulation.traced(seed).trace());
        }
    }
}
