package fr.ancvconnect.local.simulator.ledger;

import fr.ancvconnect.local.simulator.model.Accounts.Account;
import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.Transaction.Payer;
import fr.ancvconnect.local.simulator.model.TransactionState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** The transactions in memory, with lookup by id and by customer. */
public final class Transactions {

    private final Map<String, Transaction> byId = new LinkedHashMap<>();
    private final Map<Account, String> pendingIdByCustomer = new HashMap<>();
    private final SequencedSet<String> completedIds = new LinkedHashSet<>();
    private final int capacity;

    Transactions(int capacity) {
        this.capacity = capacity;
    }

    public Optional<Transaction> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the transaction that waits for this customer's confirmation. There is at most one. */
    public Optional<Transaction> pendingOf(Account customer) {
        return Optional.ofNullable(pendingIdByCustomer.get(customer)).flatMap(this::find);
    }

    /** Returns whether one more transaction fits, if necessary after the removal of one that time no longer changes. */
    public boolean hasCapacity() {
        return byId.size() < capacity || !completedIds.isEmpty();
    }

    void put(Transaction transaction) {
        if (byId.put(transaction.id(), transaction) == null) {
            removeOldest();
        }
        updatePending(transaction);
        if (!transaction.state().changesWithTime()) {
            completedIds.add(transaction.id());
        }
    }

    /** In an order that gives the same order of removal after a replay. */
    Stream<Transaction> oldestFirst() {
        return Stream.concat(
                completedIds.stream().map(byId::get),
                byId.values().stream().filter(transaction -> !completedIds.contains(transaction.id())));
    }

    private void updatePending(Transaction transaction) {
        transaction.payer().map(Payer::customer).ifPresent(customer -> {
            if (transaction.state() == TransactionState.PROCESSING) {
                pendingIdByCustomer.put(customer, transaction.id());
            } else {
                pendingIdByCustomer.remove(customer, transaction.id());
            }
        });
    }

    private void removeOldest() {
        while (byId.size() > capacity && !completedIds.isEmpty()) {
            byId.remove(completedIds.removeFirst());
        }
    }
}
