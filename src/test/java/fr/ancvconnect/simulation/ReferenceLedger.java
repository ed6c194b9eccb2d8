package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.simulation.LedgerTransaction.Mark;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** ANCV's ledger. The final rules compare the state of the service with it. */
final class ReferenceLedger {

    private final SimulationTrace trace;
    private final Map<AncvTransactionId, LedgerTransaction> transactions = new LinkedHashMap<>();
    private Consumer<LedgerTransaction> listeners = _ -> {};

    ReferenceLedger(SimulationTrace trace) {
        this.trace = trace;
    }

    /** Adds a listener for changes of a transaction's state. */
    void onChange(Consumer<LedgerTransaction> listener) {
        listeners = listeners.andThen(listener);
    }

    Collection<LedgerTransaction> all() {
        return transactions.values();
    }

    Optional<LedgerTransaction> find(AncvTransactionId id) {
        return Optional.ofNullable(transactions.get(id));
    }

    void add(LedgerTransaction transaction) {
        transactions.put(transaction.id, transaction);
    }

    /** ANCV reverses its authorization without a request of the service. */
    void reverse(LedgerTransaction transaction, AncvState end) {
        if (transaction.state() == AncvState.AUTHORIZED && !transaction.is(Mark.SETTLED_BY_HAND)) {
            trace.count("reversed by ANCV");
            transaction.mark(Mark.REVERSED);
            reCredit(transaction, end);
        }
    }

    /** Moves the transaction to the next state with time. Does nothing if its state has changed before. */
    void advance(LedgerTransaction transaction, AncvState from, AncvState to) {
        if (transaction.state() == from) {
            transaction.setState(to);
            changed(transaction);
        }
    }

    void changed(LedgerTransaction transaction) {
        trace.log(
                () -> "  ANCV: %s is %s, holds %d".formatted(transaction.id, transaction.state(), transaction.held()));
        listeners.accept(transaction);
    }

    /** Re-credits the full held amount to the customer. */
    void reCredit(LedgerTransaction transaction, AncvState end) {
        long amount = transaction.reCreditAll();
        transaction.setState(end);
        trace.log(() -> "  ANCV: %s re-credits %d".formatted(transaction.id, amount));
        changed(transaction);
    }

    /** An operator settles the transaction with ANCV: afterwards the customer has paid exactly {@code cents}, which can be 0. */
    void settleManually(LedgerTransaction transaction, long cents, Instant now) {
        transaction.mark(Mark.SETTLED_BY_HAND);
        if (cents > 0 && transaction.held() != cents) {
            transaction.correctTo(new Authorization(cents, Optional.of("978"), Optional.of(now)));
            changed(transaction);
        }
        if (cents == 0 && (transaction.held() > 0 || transaction.isOpen())) {
            transaction.mark(Mark.REVERSED);
            reCredit(transaction, AncvState.CANCELLED);
        }
    }

    /** Expires the transaction if the customer has not confirmed in time. */
    void expire(LedgerTransaction transaction) {
        if (transaction.isOpen()) {
            transaction.setState(AncvState.EXPIRED);
            changed(transaction);
        }
    }
}
