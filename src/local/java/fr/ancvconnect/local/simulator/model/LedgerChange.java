package fr.ancvconnect.local.simulator.model;

import fr.ancvconnect.local.simulator.model.Accounts.Account.Balance;
import java.util.Optional;

/** One journal entry. Transaction and balance are written together, so that money never moves without its transaction. */
public record LedgerChange(Optional<Transaction> transaction, Optional<Balance> balance) {

    public static LedgerChange of(Transaction transaction) {
        return new LedgerChange(Optional.of(transaction), Optional.empty());
    }

    public static LedgerChange of(Transaction transaction, Balance balance) {
        return new LedgerChange(Optional.of(transaction), Optional.of(balance));
    }

    public static LedgerChange of(Balance balance) {
        return new LedgerChange(Optional.empty(), Optional.of(balance));
    }
}
