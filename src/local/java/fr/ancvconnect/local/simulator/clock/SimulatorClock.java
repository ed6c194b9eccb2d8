package fr.ancvconnect.local.simulator.clock;

import fr.ancvconnect.local.simulator.http.SimulatorProblems;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import fr.ancvconnect.local.simulator.http.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The clock of the simulator: the machine's clock plus a distance, which a test can change. It shows whole milliseconds, because
 * all date formats that ANCV writes can represent them.
 */
public final class SimulatorClock implements InstantSource {

    /** Farther dates have years that not every reader of ISO 8601 accepts. */
    private static final Duration FARTHEST = Duration.ofDays(3650);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final InstantSource machine;
    private Duration ahead = Duration.ZERO;
    /** The sum of all moves forward. It never decreases, so that a move back does not prolong a wait. */
    private Duration skipped = Duration.ZERO;

    public SimulatorClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return machine.instant().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
        } finally {
            lock.unlock();
        }
    }

    /** Shows the time and the distance from the machine's clock. */
    public ImmediateResponse show() {
        lock.lock();
        try {
            return ImmediateResponse.of(
                    200,
                    "application/json",
                    StrictJson.bytes(
                            StrictJson.object().put("now", instant().toString()).put("ahead", ahead.toString())));
        } finally {
            lock.unlock();
        }
    }

    /** Moves the clock forward or back, at most 3650 days away from the machine's clock. */
    public ImmediateResponse move(ClockRequest request) {
        lock.lock();
        try {
            Duration requested = request.ahead(machine.instant().truncatedTo(ChronoUnit.MILLIS));
            if (requested.abs().compareTo(FARTHEST) > 0) {
                return SimulatorProblems.validationFailed(
                        "The clock can be at most 3650 days ahead of the machine's clock or behind it.");
            }
            moveTo(requested);
            return ImmediateResponse.noContent();
        } finally {
            lock.unlock();
        }
    }

    /** Moves the clock back to the machine's clock. */
    public void reset() {
        lock.lock();
        try {
            moveTo(Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a duration of this clock. A move forward shortens the wait, a move back does not prolong it. */
    public void sleep(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Duration left = wait;
            while (left.isPositive()) {
                Duration before = skipped;
                long nanos = moved.awaitNanos(left.toNanos());
                left = Duration.ofNanos(nanos).minus(skipped.minus(before));
            }
        } finally {
            lock.unlock();
        }
    }

    private void moveTo(Duration requested) {
        Duration change = requested.minus(ahead);
        ahead = requested;
        if (change.isPositive()) {
            skipped = skipped.plus(change);
            moved.signalAll();
        }
    }
}
