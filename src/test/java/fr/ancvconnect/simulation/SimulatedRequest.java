package fr.ancvconnect.simulation;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One request under way, in a thread of its own that runs only while it is its turn. */
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
     * @param began  in milliseconds of the simulation
     * @param diesAt in milliseconds of the simulation: the function's own timeout
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

    /** It does nothing more from now on. */
    ProcessCrash dies(String where) {
        dead = true;
        return new ProcessCrash(where);
    }

    /** What it threw, once it is over. */
    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    /** Gives it the turn; returns when it gives the turn back. */
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

    /** Gives the turn back; returns when it is its turn again. */
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
