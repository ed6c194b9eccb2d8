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

    private static final Logger VERBS = Logger.getLogger("fr.ancvconnect.app");
    private static Level before;

    @BeforeAll
    static void verbs_do_not_log_each_fault() {
        before = VERBS.getLevel();
        VERBS.setLevel(Level.OFF);
    }

    @AfterAll
    static void verbs_log_again() {
        VERBS.setLevel(before);
    }

    @Test
    void whatever_fails_the_books_are_ancvs_in_the_end() {
        Seeds seeds = Seeds.asked();
        if (seeds.isOne()) {
            Simulation.traced(seeds.first()).trace().forEach(System.out::println);
        }
        SimulationRunner campaign = SimulationRunner.over(seeds);
        assertThat(campaign.failure())
                .withFailMessage(() -> campaign.failure().orElseThrow())
                .isEmpty();
        if (seeds.areUsual()) {
            assertThat(campaign.seen()).containsKeys(CoverageCheck.all().toArray(String[]::new));
        }
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        for (long seed : List.of(1L, 2L, 23L, 61L, 1302L)) {
            assertThat(Simulation.traced(seed).trace())
                    .isNotEmpty()
                    .isEqualTo(Simulation.traced(seed).trace());
        }
    }
}
