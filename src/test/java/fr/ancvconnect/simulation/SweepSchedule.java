package fr.ancvconnect.simulation;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Starts a sweep in each minute with due payments. After the active phase, it jumps to the next minute with an event. */
final class SweepSchedule {

    private static final long MINUTE = 60_000;
    /** An upper limit, far above what any payment needs to settle. */
    private static final int MAX_TICKS = 3_000;

    private final SimulationWorld world;
    private final long length;
    private int ticksAfterFaults;

    SweepSchedule(SimulationWorld world, long length) {
        this.world = world;
        this.length = length;
    }

    void tick() {
        if (world.index.hasDue(world.time.instant())) {
            world.requests.sweep(0);
            if (!world.faults.haveStopped() && world.random.oneIn(6)) {
                world.requests.sweep(world.random.between(0, 2_000));
            }
        }
        if (world.time.now() < length) {
            world.time.schedule(MINUTE, this::tick);
        } else {
            jump();
        }
    }

    /** After the last fault: continues at the next minute with a due payment or an event, until there is none. */
    private void jump() {
        RuleViolation.unless(
                ++ticksAfterFaults < MAX_TICKS,
                "all payments are settled",
                world.store.findWithPayments(SimulationWorld.FOLDERS.getFirst()));
        LongStream due = world.index.firstDue().stream().mapToLong(SweepSchedule::millis);
        OptionalLong next = LongStream.concat(due, world.time.next().stream()).min();
        next.ifPresent(at -> {
            long wait = Math.max(MINUTE, at - world.time.now());
            world.time.schedule((wait + MINUTE - 1) / MINUTE * MINUTE, this::tick);
        });
    }

    private static long millis(Instant at) {
        return at.toEpochMilli() - VirtualScheduler.START.toEpochMilli();
    }
}
