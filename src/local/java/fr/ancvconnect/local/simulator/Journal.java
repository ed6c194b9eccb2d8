package fr.ancvconnect.local.simulator;

import java.util.List;

/** Where changes are written before anybody is told of them. */
sealed interface Journal permits SimulatorFile, Journal.Nowhere {

    /** All that was written before, oldest first. */
    List<Change> replay();

    /** Starts again from these alone: they say the same in fewer lines. */
    void compact(List<Change> changes);

    /** Writes one change; it is safe from a kill when this returns. */
    void append(Change change);

    /** For a simulator that forgets everything when it stops. */
    record Nowhere() implements Journal {

        @Override
        public List<Change> replay() {
            return List.of();
        }

        @Override
        public void compact(List<Change> changes) {}

        @Override
        public void append(Change change) {}
    }
}
