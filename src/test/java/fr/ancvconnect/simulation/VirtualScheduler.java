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

    private record ScheduledAction(long at, long tieBreaker, Runnable action) implements Comparable<ScheduledAction> {

        @Override
        public int compareTo(ScheduledAction other) {
            int earlier = Long.compare(at, other.at);
            return earlier == 0 ? Long.compare(tieBreaker, other.tieBreaker) : earlier;
        }
    }

    private final PriorityQueue<ScheduledAction> events = new PriorityQueue<>();
    private final SeededRandom random;
    private long now;
    private SimulatedRequest running;
    private Consumer<String> crashListener = _ -> {};

    VirtualScheduler(SeededRandom random) {
        this.random = random;
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
        return events.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(events.peek().at());
    }

    /** Sets the listener that gets the place at which an actor crashed. */
    void onCrash(Consumer<String> listener) {
        crashListener = listener;
    }

    String currentActor() {
        return running == null ? LOOP : running.name();
    }

    /** When the running request began, or now if none is running. In milliseconds since the start. */
    long currentStartedAt() {
        return running == null ? now : running.startedAt();
    }

    /** Schedules an event after this delay. */
    void schedule(long millis, Runnable action) {
        events.add(new ScheduledAction(now + Math.max(0, millis), random.tieBreaker(), action));
    }

    /** Schedules a request after this delay. It ends at the latest after {@code timeout}, its function's timeout. */
    void startRequest(long millis, String name, Duration timeout, Runnable body) {
        schedule(millis, () -> resume(new SimulatedRequest(name, now, now + timeout.toMillis(), body)));
    }

    /** Runs all events until there are none. */
    void run() {
        while (!events.isEmpty()) {
            ScheduledAction event = events.poll();
            now = Math.max(now, event.at());
            event.action().run();
        }
    }

    /** The running actor waits, and others run in the meantime. The actor ends here if its timeout is reached. */
    void pause(long millis) {
        SimulatedRequest request = running;
        if (request == null) {
            return;
        }
        throwIfCrashed(request, "already crashed");
        long wake = Math.min(now + millis, request.timeoutAt());
        if (events.isEmpty() || events.peek().at() > wake) {
            now = wake;
        } else {
            events.add(new ScheduledAction(wake, random.tieBreaker(), () -> resume(request)));
            request.yieldTurn();
        }
        if (wake == request.timeoutAt()) {
            throw request.crash("killed by its timeout");
        }
    }

    /** Ends the running actor. */
    ProcessCrash crash(String where) {
        return running.crash(where);
    }

    boolean isActorRunning() {
        return running != null;
    }

    private static void throwIfCrashed(SimulatedRequest request, String where) {
        if (request.isCrashed()) {
            throw request.crash(where);
        }
    }

    private void resume(SimulatedRequest actor) {
        running = actor;
        actor.resume();
        actor.thrown().ifPresent(this::ended);
        running = null;
    }

    private void ended(Throwable thrown) {
        switch (thrown) {
            case ProcessCrash crash -> crashListener.accept(crash.getMessage());
            case RuleViolation broken -> throw broken;
            default -> throw new RuleViolation("a request ends with an answer: " + thrown, thrown);
        }
    }
}
