package fr.ancvconnect.simulation;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A request in progress. It has its own thread, which runs only during its turn. */
final class SimulatedRequest {

    private final String name;
    private final long startedAt;
    private final long timeoutAt;
    private final Thread thread;
    private volatile Thread schedulerThread;
    private volatile boolean turn;
    private volatile Throwable thrown;
    private boolean crashed;

    /**
     * @param startedAt  in milliseconds of simulated time
     * @param timeoutAt the function's timeout, in milliseconds of simulated time
     */
    SimulatedRequest(String name, long startedAt, long timeoutAt, Runnable body) {
        this.name = name;
        this.startedAt = startedAt;
        this.timeoutAt = timeoutAt;
        this.thread = Thread.ofVirtual().unstarted(() -> execute(body));
    }

    String name() {
        return name;
    }

    long startedAt() {
        return startedAt;
    }

    long timeoutAt() {
        return timeoutAt;
    }

    boolean isCrashed() {
        return crashed;
    }

    /** Ends the request. It does nothing more from now on. */
    ProcessCrash crash(String where) {
        crashed = true;
        return new ProcessCrash(where);
    }

    /** Returns what the request threw. Empty before its end, and if it threw nothing. */
    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    /** Runs the request until it yields or ends. */
    void resume() {
        boolean starting = schedulerThread == null;
        schedulerThread = Thread.currentThread();
        turn = true;
        if (starting) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        while (turn) {
            LockSupport.park(this);
        }
    }

    /** Yields to the scheduler, and returns at the next turn of the request. */
    void yieldTurn() {
        turn = false;
        LockSupport.unpark(schedulerThread);
        while (!turn) {
            LockSupport.park(this);
        }
    }

    private void execute(Runnable body) {
        try {
            body.run();
        } catch (Throwable end) {
            thrown = end;
        } finally {
            turn = false;
            LockSupport.unpark(schedulerThread);
        }
    }
}
