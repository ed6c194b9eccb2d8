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
    private Consumer<LedgerTransaction> tells = _ -> {};

    ReferenceLedger(SimulationTrace trace) {
        this.trace = trace;
    }

    /** Adds a listener for changes of a transaction's state. */
    void tells(Consumer<LedgerTransaction> listener) {
        tells = tells.andThen(listener);
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
            trace.saw("reversed by ANCV");
            transaction.mark(Mark.TAKEN_BACK);
            givesBack(transaction, end);
        }
    }

    /** Moves the transaction to the next state with time. Does nothing if its state has changed before. */
    void advance(LedgerTransaction transaction, AncvState from, AncvState to) {
        if (transaction.state() == from) {
            transaction.becomes(to);
            changed(transaction);
        }
    }

    void changed(LedgerTransaction transaction) {
        trace.tell(
                () -> "  ANCV: %s is %s, holds %d".formatted(transaction.id, transaction.state(), transaction.held()));
        tells.accept(transaction);
    }

    /** Re-credits the full held amount to the customer. */
    void givesBack(LedgerTransaction transaction, AncvState end) {
        long back = transaction.reCredits();
        transaction.becomes(end);
        trace.tell(() -> "  ANCV: %s gives back %d".formatted(transaction.id, back));
        changed(transaction);
    }

    /** An operator settles the transaction with ANCV: afterwards the customer has paid exactly {@code cents}, which can be 0. */
    void settledByHand(LedgerTransaction transaction, long cents, Instant now) {
        transaction.mark(Mark.SETTLED_BY_HAND);
        if (cents > 0 && transaction.held() != cents) {
            transaction.corrected(new Authorization(cents, Optional.of("978"), Optional.of(now)));
            changed(transaction);
        }
        if (cents == 0 && (transaction.held() > 0 || transaction.isOpen())) {
            transaction.mark(Mark.TAKEN_BACK);
            givesBack(transaction, AncvState.CANCELLED);
        }
    }

    /** Expires the transaction if the customer has not confirmed in time. */
    void lapse(LedgerTransaction transaction) {
        if (transaction.isOpen()) {
            transaction.becomes(AncvState.EXPIRED);
            changed(transaction);
        }
    }
}
