package fr.ancvconnect.local.simulator;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All transactions and balances; every change is in the journal before it is here. */
final class Ledger {

    private final Map<Customer, Balance> balances = new HashMap<>();
    private final Transactions transactions;
    private final Agenda agenda;
    private final Journal journal;
    private final Consumer<Transaction> changed;

    Ledger(Life life, int keep, Journal journal, Consumer<Transaction> changed) {
        this.transactions = new Transactions(keep);
        this.agenda = new Agenda(life);
        this.journal = journal;
        this.changed = changed;
        journal.replay().forEach(this::apply);
        journal.compact(Stream.concat(
                balances.values().stream().map(Change::of),
                transactions.oldestFirst().map(Change::of)).toList());
    }

    Transactions transactions() {
        return transactions;
    }

    Balance balance(Customer customer) {
        return balances.getOrDefault(customer, new Balance(customer, Customers.openingCents(customer)));
    }

    /** When a transaction moves on by itself. */
    Optional<Instant> dueAt(Transaction transaction) {
        return agenda.dueAt(transaction);
    }

    Transaction write(Transaction transaction) {
        return write(Change.of(transaction), transaction);
    }

    /** Moves the customer's money by this many cents, in the same write. */
    Transaction write(Transaction transaction, Customer customer, long cents) {
        return write(Change.of(transaction, balance(customer).plus(cents)), transaction);
    }

    /** Lets everything happen that was due by now. */
    void moveOn(Instant now) {
        for (var due = agenda.next(now); due.isPresent(); due = agenda.next(now)) {
            Agenda.Due turn = due.get();
            transactions.find(turn.id())
                    .filter(transaction -> agenda.isStillDue(turn, transaction))
                    .ifPresent(transaction -> write(agenda.moved(transaction, turn)));
            agenda.done(turn);
        }
    }

    private Transaction write(Change change, Transaction transaction) {
        journal.append(change);
        apply(change);
        changed.accept(transaction);
        return transaction;
    }

    private void apply(Change change) {
        change.balance().ifPresent(balance -> balances.put(balance.customer(), balance));
        change.transaction().ifPresent(transaction -> {
            transactions.put(transaction);
            agenda.add(transaction);
        });
    }
}
