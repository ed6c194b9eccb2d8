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
     * @param broken the violated rule, or empty
     * @param seen   the counts of events of interest
     * @param trace  all steps, if the trace was requested
     */
    record Outcome(Optional<RuleViolation> broken, Map<String, Long> seen, List<String> trace) {}

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
        Optional<RuleViolation> broken = new Simulation(world).story();
        return new Outcome(broken, world.trace.counts(), world.trace.lines());
    }

    private Optional<RuleViolation> story() {
        try {
            var scenario = new Scenario(world.chance, world.people, SimulationWorld.FOLDERS);
            scenario.plan();
            outages(scenario.length());
            world.time.in(scenario.length(), world.faults::stop);
            var last = new FinalRules(world.store, world.books);
            world.time.in(
                    scenario.length() + SETTLES_WITHIN,
                    () -> last.isUnderControl(SimulationWorld.FOLDERS, world.time.instant()));
            world.time.in(0, new SweepSchedule(world, scenario.length())::tick);
            world.time.run();
            last.check(SimulationWorld.FOLDERS);
            world.events.check(SimulationWorld.FOLDERS);
            return Optional.empty();
        } catch (RuleViolation broken) {
            return Optional.of(broken);
        }
    }

    private void outages(long length) {
        if (world.chance.percent(25)) {
            long most = world.chance.percent(50) ? HOUR : HOUR / 30;
            world.time.in(
                    world.chance.between(0, length), () -> world.wire.goesDownFor(world.chance.between(SECOND, most)));
        }
    }
}
