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

/** ANCV's own books: the truth that everything is held against in the end. */
final class ReferenceLedger {

    private final SimulationTrace trace;
    private final Map<AncvTransactionId, LedgerTransaction> transactions = new LinkedHashMap<>();
    private Consumer<LedgerTransaction> tells = _ -> { };

    ReferenceLedger(SimulationTrace trace) {
        this.trace = trace;
    }

    /** What else happens when the state of a transaction changes. */
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

    /** ANCV takes its authorisation back by itself. */
    void reverse(LedgerTransaction transaction, AncvState end) {
        if (transaction.state() == AncvState.AUTHORIZED && !transaction.is(Mark.SETTLED_BY_HAND)) {
            trace.saw("reversed by ANCV");
            transaction.mark(Mark.TAKEN_BACK);
            givesBack(transaction, end);
        }
    }

    /** The transaction goes on by itself, from one state to the next; not where something else came first. */
    void advance(LedgerTransaction transaction, AncvState from, AncvState to) {
        if (transaction.state() == from) {
            transaction.becomes(to);
            changed(transaction);
        }
    }

    /** The state changed. */
    void changed(LedgerTransaction transaction) {
        trace.tell(() -> "  ANCV: %s is %s, holds %d".formatted(transaction.id, transaction.state(), transaction.held()));
        tells.accept(transaction);
    }

    /** Whatever was confirmed goes back to the customer. */
    void givesBack(LedgerTransaction transaction, AncvState end) {
        long back = transaction.reCredits();
        transaction.becomes(end);
        trace.tell(() -> "  ANCV: %s gives back %d".formatted(transaction.id, back));
        changed(transaction);
    }

    /** An operator settles it with ANCV: the customer has paid so much in the end, nothing where it is 0. */
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

    /** Nobody confirmed in time. */
    void lapse(LedgerTransaction transaction) {
        if (transaction.isOpen()) {
            transaction.becomes(AncvState.EXPIRED);
            changed(transaction);
        }
    }
}
