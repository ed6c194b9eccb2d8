package fr.ancvconnect.local.simulator.ledger;

import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.TransactionLifetimes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What moves on by itself, and when: looking costs what is due, not what is kept. */
final class TransitionSchedule {

    /** A moment at which a transaction moves on, unless something else moved it before. */
    record Due(Instant at, String id) {}

    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final TransactionLifetimes life;

    TransitionSchedule(TransactionLifetimes life) {
        this.life = life;
    }

    void add(Transaction transaction) {
        dueAt(transaction).ifPresent(at -> queue.add(new Due(at, transaction.id())));
    }

    Optional<Instant> dueAt(Transaction transaction) {
        return life.dueAt(transaction);
    }

    /** The first that is due; it stays here until it is {@link #done}, so that a failed write is tried again. */
    Optional<Due> next(Instant now) {
        return Optional.ofNullable(queue.peek()).filter(due -> !due.at().isAfter(now));
    }

    void done(Due due) {
        queue.remove(due);
    }

    boolean isStillDue(Due due, Transaction transaction) {
        return dueAt(transaction).filter(due.at()::equals).isPresent();
    }

    Transaction moved(Transaction transaction, Due due) {
        return life.moved(transaction, due.at());
    }
}
