package fr.ancvconnect.local.simulator.ledger;

import fr.ancvconnect.local.simulator.model.Account;
import fr.ancvconnect.local.simulator.model.Transaction.Payer;
import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.TransactionState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** The transactions that are kept, and the ways to find one. */
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

    /** What this customer's phone asks about: one transaction at most. */
    public Optional<Transaction> waitingFor(Account customer) {
        return Optional.ofNullable(idWaitingFor.get(customer)).flatMap(this::find);
    }

    /** Whether one more fits, if need be by forgetting one that is at rest. */
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

    /** In an order that, put again, forgets the same ones first. */
    Stream<Transaction> oldestFirst() {
        return Stream.concat(atRest.stream().map(byId::get),
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
