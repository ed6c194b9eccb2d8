package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.bench.comparison.Load.Measured;
import fr.ancvconnect.bench.stub.Stubs;

/** The comparison of the ledgers after each load. */
final class Ledgers {

    private Ledgers() {}

    /**
     * Throws an exception unless what was paid in the folders, what ANCV has authorized and what the stories asked for are
     * equal. Then forgets the stories.
     */
    static Measured checked(Stubs stubs, Measured measured) {
        long asked = measured.stories() * Story.CENTS;
        Stubs.Ledger ledger = stubs.ledger();
        if (!ledger.equals(new Stubs.Ledger(asked, 0, asked))) {
            throw new IllegalStateException("The stories asked for " + asked + " cents, but the ledgers are " + ledger);
        }
        stubs.removeStories();
        return measured;
    }
}
