package fr.ancvconnect.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulation of one seed, from the first request until all payments are settled. The seed determines everything. */
final class Simulation {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long SECOND = 1_000;
    /**
     * The time after the last fault, in milliseconds: the longest delay, the check after a transaction's lifetime, and one
     * more check.
     */
    private static final long SETTLES_WITHIN = 40 * 60 * SECOND;

    /**
     * The result of a simulation.
     *
     * @param violation the violated rule, or empty
     * @param counts   the counts of events of interest
     * @param trace  all steps, if the trace was requested
     */
    record Outcome(Optional<RuleViolation> violation, Map<String, Long> counts, List<String> trace) {}

    private final SimulationWorld world;

    private Simulation(SimulationWorld world) {
        this.world = world;
    }

    static Outcome of(long seed) {
        return run(new SimulationWorld(seed, false));
    }

    static Outcome traced(long seed) {
        return run(new SimulationWorld(seed, true));
    }

    private static Outcome run(SimulationWorld world) {
        Optional<RuleViolation> violation = new Simulation(world).violation();
        return new Outcome(violation, world.trace.counts(), world.trace.lines());
    }

    private Optional<RuleViolation> violation() {
        try {
            var scenario = new Scenario(world.random, world.requests, SimulationWorld.FOLDERS);
            scenario.plan();
            outages(scenario.length());
            world.time.schedule(scenario.length(), world.faults::stop);
            var finalRules = new FinalRules(world.store, world.referenceLedger);
            world.time.schedule(
                    scenario.length() + SETTLES_WITHIN,
                    () -> finalRules.checkSettledSoon(SimulationWorld.FOLDERS, world.time.instant()));
            world.time.schedule(0, new SweepSchedule(world, scenario.length())::tick);
            world.time.run();
            finalRules.check(SimulationWorld.FOLDERS);
            world.events.check(SimulationWorld.FOLDERS);
            return Optional.empty();
        } catch (RuleViolation violation) {
            return Optional.of(violation);
        }
    }

    private void outages(long length) {
        if (world.random.percent(25)) {
            long maximum = world.random.percent(50) ? HOUR : HOUR / 30;
            world.time.schedule(
                    world.random.between(0, length),
                    () -> world.wire.makeUnavailableFor(world.random.between(SECOND, maximum)));
        }
    }
}
