package fr.ancvconnect.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * The virtual clock and its events. Many actors can be in progress, but only one runs at a time. The queue of events alone
 * decides which one continues, with random order for events at the same time. The same seed therefore gives the same run.
 */
final class VirtualScheduler implements InstantSource {

    static final Instant START = Instant.parse("2026-07-01T10:00:00Z");
    private static final String LOOP = "world";

    private record Happening(long at, long lot, Runnable what) implements Comparable<Happening> {

        @Override
        public int compareTo(Happening other) {
            int earlier = Long.compare(at, other.at);
            return earlier == 0 ? Long.compare(lot, other.lot) : earlier;
        }
    }

    private final PriorityQueue<Happening> agenda = new PriorityQueue<>();
    private final SeededRandom chance;
    private long now;
    private SimulatedRequest running;
    private Consumer<String> deaths = _ -> {};

    VirtualScheduler(SeededRandom chance) {
        this.chance = chance;
    }

    @Override
    public Instant instant() {
        return START.plusMillis(now);
    }

    /** Milliseconds since the start. */
    long now() {
        return now;
    }

    /** The time of the next event in milliseconds, or empty if there is none. */
    OptionalLong next() {
        return agenda.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(agenda.peek().at());
    }

    /** Sets the listener that gets the place at which an actor died. */
    void tellsDeaths(Consumer<String> listener) {
        deaths = listener;
    }

    String who() {
        return running == null ? LOOP : running.name();
    }

    /** When the running request began, or now if none is running. In milliseconds since the start. */
    long since() {
        return running == null ? now : running.began();
    }

    /** Schedules an event after this delay. */
    void in(long millis, Runnable what) {
        agenda.add(new Happening(now + Math.max(0, millis), chance.lot(), what));
    }

    /** Schedules a request after this delay. It ends at the latest after {@code life}, its function's timeout. */
    void begin(long millis, String name, Duration life, Runnable body) {
        in(millis, () -> go(new SimulatedRequest(name, now, now + life.toMillis(), body)));
    }

    /** Runs all events until there are none. */
    void run() {
        while (!agenda.isEmpty()) {
            Happening happening = agenda.poll();
            now = Math.max(now, happening.at());
            happening.what().run();
        }
    }

    /** The running actor waits, and others run in the meantime. The actor ends here if its timeout is reached. */
    void pause(long millis) {
        SimulatedRequest self = running;
        if (self == null) {
            return;
        }
        survives(self, "already dead");
        long wake = Math.min(now + millis, self.diesAt());
        if (agenda.isEmpty() || agenda.peek().at() > wake) {
            now = wake;
        } else {
            agenda.add(new Happening(wake, chance.lot(), () -> go(self)));
            self.handBack();
        }
        if (wake == self.diesAt()) {
            throw self.dies("killed by its timeout");
        }
    }

    /** Ends the running actor. */
    ProcessCrash crash(String where) {
        return running.dies(where);
    }

    boolean isActorRunning() {
        return running != null;
    }

    private static void survives(SimulatedRequest self, String where) {
        if (self.isDead()) {
            throw self.dies(where);
        }
    }

    private void go(SimulatedRequest actor) {
        running = actor;
        actor.go();
        actor.thrown().ifPresent(this::ended);
        running = null;
    }

    private void ended(Throwable thrown) {
        switch (thrown) {
            case ProcessCrash crash -> deaths.accept(crash.getMessage());
            case RuleViolation broken -> throw broken;
            default -> throw new RuleViolation("a request ends in an answer, not in a defect: " + thrown, thrown);
        }
    }
}
