package fr.ancvconnect.local.simulator.ledger;

import fr.ancvconnect.local.simulator.model.Accounts;
import fr.ancvconnect.local.simulator.model.Accounts.Account;
import fr.ancvconnect.local.simulator.model.Accounts.Account.Balance;
import fr.ancvconnect.local.simulator.model.LedgerChange;
import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.TransactionLifetimes;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All transactions and balances. Each change is written to the journal before it is applied here. */
public final class Ledger {

    private final Map<Account, Balance> balances = new HashMap<>();
    private final Transactions transactions;
    private final TransitionSchedule schedule;
    private final Journal journal;
    private final Consumer<Transaction> changed;

    public Ledger(TransactionLifetimes lifetimes, int capacity, Journal journal, Consumer<Transaction> changed) {
        this.transactions = new Transactions(capacity);
        this.schedule = new TransitionSchedule(lifetimes);
        this.journal = journal;
        this.changed = changed;
        journal.replay().forEach(this::apply);
        journal.compact(Stream.concat(
                        balances.values().stream().map(LedgerChange::of),
                        transactions.oldestFirst().map(LedgerChange::of))
                .toList());
    }

    public Transactions transactions() {
        return transactions;
    }

    public Balance balance(Account customer) {
        return balances.getOrDefault(customer, new Balance(customer, Accounts.openingCents(customer)));
    }

    /** Returns when the transaction expires or is captured, if it does. */
    public Optional<Instant> dueAt(Transaction transaction) {
        return schedule.dueAt(transaction);
    }

    public Transaction write(Transaction transaction) {
        return write(LedgerChange.of(transaction), transaction);
    }

    /** Writes the transaction and adds {@code cents} to the customer's balance, in the same journal entry. */
    public Transaction write(Transaction transaction, Account customer, long cents) {
        return write(LedgerChange.of(transaction, balance(customer).plus(cents)), transaction);
    }

    /** Expires and captures all transactions that are due at {@code now}. */
    public void applyDueTransitions(Instant now) {
        for (var due = schedule.next(now); due.isPresent(); due = schedule.next(now)) {
            TransitionSchedule.Due transition = due.get();
            transactions
                    .find(transition.id())
                    .filter(transaction -> schedule.isStillDue(transition, transaction))
                    .ifPresent(transaction -> write(schedule.apply(transaction, transition)));
            schedule.done(transition);
        }
    }

    private Transaction write(LedgerChange change, Transaction transaction) {
        journal.append(change);
        apply(change);
        changed.accept(transaction);
        return transaction;
    }

    private void apply(LedgerChange change) {
        change.balance().ifPresent(balance -> balances.put(balance.customer(), balance));
        change.transaction().ifPresent(transaction -> {
            transactions.put(transaction);
            schedule.add(transaction);
        });
    }

    /** The transactions that expire or are captured, ordered by time, so that the cost of a tick depends only on what is due. */
    static final class TransitionSchedule {

        /** The time at which a transaction expires or is captured, unless its state changed before. */
        record Due(Instant at, String id) {}

        private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
        private final TransactionLifetimes lifetimes;

        TransitionSchedule(TransactionLifetimes lifetimes) {
            this.lifetimes = lifetimes;
        }

        void add(Transaction transaction) {
            dueAt(transaction).ifPresent(at -> queue.add(new Due(at, transaction.id())));
        }

        Optional<Instant> dueAt(Transaction transaction) {
            return lifetimes.dueAt(transaction);
        }

        /** Returns the first due entry. It stays in the queue until {@link #done}, so that a failed write is retried. */
        Optional<Due> next(Instant now) {
            return Optional.ofNullable(queue.peek()).filter(due -> !due.at().isAfter(now));
        }

        void done(Due due) {
            queue.remove(due);
        }

        boolean isStillDue(Due due, Transaction transaction) {
            return dueAt(transaction).filter(due.at()::equals).isPresent();
        }

        Transaction apply(Transaction transaction, Due due) {
            return lifetimes.apply(transaction, due.at());
        }
    }
}
