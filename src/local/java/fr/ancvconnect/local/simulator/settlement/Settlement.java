package fr.ancvconnect.local.simulator.settlement;

import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.SimulatorProblems;
import fr.ancvconnect.local.simulator.http.SimulatorResponse.ImmediateResponse;
import fr.ancvconnect.local.simulator.ledger.Ledger;
import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.TransactionState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Moves a confirmed transaction to CONSIGNED (on its way to settlement) or PAID (settled to the merchant). ANCV does this by
 * itself after the capture, the simulator only on request.
 */
public final class Settlement {

    private static final List<TransactionState> TARGETS = List.of(TransactionState.CONSIGNED, TransactionState.PAID);

    private final Ledger ledger;

    public Settlement(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Moves the transaction to the state in the body: {@code {"state": "CONSIGNED"}} or {@code {"state": "PAID"}}. */
    public ImmediateResponse settle(String id, JsonFields body, Instant now) {
        TransactionState target = body.only(Set.of("state")).oneOf("state", TARGETS);
        return ledger.transactions()
                .find(id)
                .map(transaction -> settle(transaction, target, now))
                .orElseGet(() -> SimulatorProblems.notFound("No such transaction."));
    }

    private ImmediateResponse settle(Transaction transaction, TransactionState target, Instant now) {
        if (!transaction.state().canBeSettledTo(target)) {
            return SimulatorProblems.nothingToSettle();
        }
        ledger.write(transaction.to(target, now));
        return ImmediateResponse.noContent();
    }
}
