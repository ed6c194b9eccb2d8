package fr.ancvconnect.local.simulator.ledger;

import fr.ancvconnect.local.simulator.model.LedgerChange;
import java.util.List;

/** Where changes are written before anybody is told of them. */
public sealed interface Journal permits JournalFile, Journal.Nowhere {

    /** All that was written before, oldest first. */
    List<LedgerChange> replay();

    /** Starts again from these alone: they say the same in fewer lines. */
    void compact(List<LedgerChange> changes);

    /** Writes one change; it is safe from a kill when this returns. */
    void append(LedgerChange change);

    /** For a simulator that forgets everything when it stops. */
    record Nowhere() implements Journal {

        @Override
        public List<LedgerChange> replay() {
            return List.of();
        }

        @Override
        public void compact(List<LedgerChange> changes) {}

        @Override
        public void append(LedgerChange change) {}
    }
}
