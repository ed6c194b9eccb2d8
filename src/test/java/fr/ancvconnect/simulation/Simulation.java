package fr.ancvconnect.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One seed's story, from the first request until everything has settled. Everything follows from the seed. */
final class Simulation {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long SECOND = 1_000;
    /** Once nothing goes wrong: the longest wait, the look after a transaction's life, and one more. */
    private static final long SETTLES_WITHIN = 40 * 60 * SECOND;

    /**
     * How it ended.
     *
     * @param broken the rule that did not hold; empty when all did
     * @param seen   how often what is of interest happened
     * @param trace  every step, where it was asked for
     */
    record Outcome(Optional<RuleViolation> broken, Map<String, Long> seen, List<String> trace) {
    }

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
            world.time.in(scenario.length() + SETTLES_WITHIN, () -> last.isUnderControl(SimulationWorld.FOLDERS, world.time.instant()));
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
            world.time.in(world.chance.between(0, length), () -> world.wire.goesDownFor(world.chance.between(SECOND, most)));
        }
    }
}
