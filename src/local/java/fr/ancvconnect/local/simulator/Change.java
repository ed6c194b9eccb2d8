package fr.ancvconnect.local.simulator;

import java.util.Optional;

/** What is written at once, both or neither: money never moves without its transaction. */
record Change(Optional<Transaction> transaction, Optional<Balance> balance) {

    static Change of(Transaction transaction) {
        return new Change(Optional.of(transaction), Optional.empty());
    }

    static Change of(Transaction transaction, Balance balance) {
        return new Change(Optional.of(transaction), Optional.of(balance));
    }

    static Change of(Balance balance) {
        return new Change(Optional.empty(), Optional.of(balance));
    }
}
