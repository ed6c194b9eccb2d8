package fr.ancvconnect.local.simulator.ledger;

import fr.ancvconnect.local.simulator.model.Account;
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
    private final Map<Account, String> idWaitingFor = new HashMap<>();
    private final SequencedSet<String> atRest = new LinkedHashSet<>();
    private final int keep;

    Transactions(int keep) {
        this.keep = keep;
    }

    public Optional<Transaction> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the transaction that waits for this customer's confirmation. There is at most one. */
    public Optional<Transaction> waitingFor(Account customer) {
        return Optional.ofNullable(idWaitingFor.get(customer)).flatMap(this::find);
    }

    /** Returns whether one more transaction fits, if necessary after the removal of one that time no longer changes. */
    public boolean haveRoom() {
        return byId.size() < keep || !atRest.isEmpty();
    }

    void put(Transaction transaction) {
        if (byId.put(transaction.id(), transaction) == null) {
            forgetWhatIsTooMuch();
        }
        noteWhoIsAsked(transaction);
        if (!transaction.state().moves()) {
            atRest.add(transaction.id());
        }
    }

    /** In an order that gives the same order of removal after a replay. */
    Stream<Transaction> oldestFirst() {
        return Stream.concat(
                atRest.stream().map(byId::get),
                byId.values().stream().filter(transaction -> !atRest.contains(transaction.id())));
    }

    private void noteWhoIsAsked(Transaction transaction) {
        transaction.payer().map(Payer::customer).ifPresent(customer -> {
            if (transaction.state() == TransactionState.PROCESSING) {
                idWaitingFor.put(customer, transaction.id());
            } else {
                idWaitingFor.remove(customer, transaction.id());
            }
        });
    }

    private void forgetWhatIsTooMuch() {
        while (byId.size() > keep && !atRest.isEmpty()) {
            byId.remove(atRest.removeFirst());
        }
    }
}
