package fr.ancvconnect.local.simulator.ledger;

import fr.ancvconnect.local.simulator.model.LedgerChange;
import java.util.List;

/** A write-ahead log: a change is written here before it is visible to callers. */
public sealed interface Journal permits JournalFile, Journal.NoJournal {

    /** Returns all changes of earlier runs, oldest first. */
    List<LedgerChange> replay();

    /** Replaces the content by these changes, which give the same state in fewer lines. */
    void compact(List<LedgerChange> changes);

    /** Writes one change. When this method returns, a kill of the process does not lose the change. */
    void append(LedgerChange change);

    /** Writes nothing, for a simulator in memory. */
    record NoJournal() implements Journal {

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
