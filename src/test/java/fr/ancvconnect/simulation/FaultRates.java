package fr.ancvconnect.simulation;

import fr.ancvconnect.app.StoreBusy;
import java.util.List;
import java.util.function.Supplier;

/** The fault rates of one simulation. They depend on the seed, and some seeds have none. At the end all faults stop. */
final class FaultRates {

    private static final long SHORT_PAUSE = 15;
    private static final long LONG_PAUSE = 3_000;
    private static final long FREEZE = 30_000;

    private final VirtualScheduler time;
    private final SeededRandom random;
    private final SimulationTrace trace;
    private final int crashOneIn;
    private final int throttlingOneIn;
    private final int ancvPercent;
    private boolean stopped;

    public FaultRates(VirtualScheduler time, SeededRandom random, SimulationTrace trace) {
        this.time = time;
        this.random = random;
        this.trace = trace;
        this.crashOneIn = random.of(List.of(0, 400, 80, 25));
        this.throttlingOneIn = random.of(List.of(0, 300, 60, 20));
        this.ancvPercent = random.of(List.of(0, 5, 15, 40));
    }

    /** Stops all faults from now on. */
    void stop() {
        stopped = true;
    }

    boolean haveStopped() {
        return stopped;
    }

    /** Draws whether this call to ANCV has a fault. */
    boolean occursAtAncv() {
        return !stopped && random.percent(ancvPercent);
    }

    /** Runs a call to the store, with a delay and a possible crash or throttling error before and after it. */
    <T> T aroundStore(String call, Supplier<T> effect) {
        pause();
        mayCrash("before", call);
        mayThrottle("before", call);
        T done = failOnDefect(call, effect);
        pause();
        mayCrash("after", call);
        mayThrottle("after", call);
        return done;
    }

    /** An exception of the in-memory store is a defect. It becomes an error, so that no use case catches it and continues. */
    private static <T> T failOnDefect(String call, Supplier<T> effect) {
        try {
            return effect.get();
        } catch (RuntimeException e) {
            throw new RuleViolation("the store accepts each call: " + call + " " + e, e);
        }
    }

    void mayCrash(String side, String call) {
        if (time.isActorRunning() && !stopped && random.oneIn(crashOneIn)) {
            throw time.crash("crash " + side + " " + call);
        }
    }

    private void mayThrottle(String side, String call) {
        if (!stopped && random.oneIn(throttlingOneIn)) {
            trace.count("busy " + side + " " + call);
            throw new StoreBusy(null);
        }
    }

    private void pause() {
        boolean slow = !stopped && random.oneIn(40);
        time.pause(
                slow
                        ? random.between(SHORT_PAUSE, random.oneIn(10) ? FREEZE : LONG_PAUSE)
                        : random.between(1, SHORT_PAUSE));
    }
}
