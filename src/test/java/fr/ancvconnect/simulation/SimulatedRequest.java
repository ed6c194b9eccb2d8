package fr.ancvconnect.simulation;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A request in progress. It has its own thread, which runs only during its turn. */
final class SimulatedRequest {

    private final String name;
    private final long began;
    private final long diesAt;
    private final Thread thread;
    private volatile Thread loop;
    private volatile boolean turn;
    private volatile Throwable thrown;
    private boolean dead;

    /**
     * @param began  in milliseconds of simulated time
     * @param diesAt the function's timeout, in milliseconds of simulated time
     */
    SimulatedRequest(String name, long began, long diesAt, Runnable body) {
        this.name = name;
        this.began = began;
        this.diesAt = diesAt;
        this.thread = Thread.ofVirtual().unstarted(() -> live(body));
    }

    String name() {
        return name;
    }

    long began() {
        return began;
    }

    long diesAt() {
        return diesAt;
    }

    boolean isDead() {
        return dead;
    }

    /** Ends the request. It does nothing more from now on. */
    ProcessCrash dies(String where) {
        dead = true;
        return new ProcessCrash(where);
    }

    /** Returns what the request threw. Empty before its end, and if it threw nothing. */
    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    /** Gives the turn to the request, and returns when the request gives it back. */
    void go() {
        boolean begins = loop == null;
        loop = Thread.currentThread();
        turn = true;
        if (begins) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        while (turn) {
            LockSupport.park(this);
        }
    }

    /** Gives the turn back to the scheduler, and returns at the next turn of the request. */
    void handBack() {
        turn = false;
        LockSupport.unpark(loop);
        while (!turn) {
            LockSupport.park(this);
        }
    }

    private void live(Runnable body) {
        try {
            body.run();
        } catch (Throwable end) {
            thrown = end;
        } finally {
            turn = false;
            LockSupport.unpark(loop);
        }
    }
}
