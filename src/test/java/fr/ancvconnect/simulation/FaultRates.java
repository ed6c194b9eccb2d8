package fr.ancvconnect.simulation;

import fr.ancvconnect.app.StoreBusy;
import java.util.List;
import java.util.function.Supplier;

/** The fault rates of one simulation. They depend on the seed, and some seeds have none. At the end all faults stop. */
final class FaultRates {

    private static final long MOMENT = 15;
    private static final long HICCUP = 3_000;
    private static final long FREEZE = 30_000;

    private final VirtualScheduler time;
    private final SeededRandom chance;
    private final SimulationTrace trace;
    private final int crashOneIn;
    private final int busyOneIn;
    private final int ancvPercent;
    private boolean over;

    public FaultRates(VirtualScheduler time, SeededRandom chance, SimulationTrace trace) {
        this.time = time;
        this.chance = chance;
        this.trace = trace;
        this.crashOneIn = chance.of(List.of(0, 400, 80, 25));
        this.busyOneIn = chance.of(List.of(0, 300, 60, 20));
        this.ancvPercent = chance.of(List.of(0, 5, 15, 40));
    }

    /** Stops all faults from now on. */
    void stop() {
        over = true;
    }

    boolean areOver() {
        return over;
    }

    /** Draws whether this call to ANCV has a fault. */
    boolean atAncv() {
        return !over && chance.percent(ancvPercent);
    }

    /** Runs a call to the store, with a delay and a possible crash or throttling error before and after it. */
    <T> T aroundStore(String call, Supplier<T> effect) {
        pauseAMoment();
        mayCrash("before", call);
        mayBeBusy("before", call);
        T done = undisturbed(call, effect);
        pauseAMoment();
        mayCrash("after", call);
        mayBeBusy("after", call);
        return done;
    }

    /** An exception of the in-memory store is a defect. It becomes an error, so that no use case catches it and continues. */
    private static <T> T undisturbed(String call, Supplier<T> effect) {
        try {
            return effect.get();
        } catch (RuntimeException e) {
            throw new RuleViolation("nothing impossible is asked of the store: " + call + " " + e, e);
        }
    }

    void mayCrash(String side, String call) {
        if (time.isActorRunning() && !over && chance.oneIn(crashOneIn)) {
            throw time.crash("crash " + side + " " + call);
        }
    }

    private void mayBeBusy(String side, String call) {
        if (!over && chance.oneIn(busyOneIn)) {
            trace.saw("busy " + side + " " + call);
            throw new StoreBusy(null);
        }
    }

    private void pauseAMoment() {
        boolean slow = !over && chance.oneIn(40);
        time.pause(slow ? chance.between(MOMENT, chance.oneIn(10) ? FREEZE : HICCUP) : chance.between(1, MOMENT));
    }
}
