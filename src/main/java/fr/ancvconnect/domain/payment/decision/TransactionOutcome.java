package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.payment.Confirmation;
import java.util.Optional;

/** What ANCV's record says of one of our payments, once it was held against what we asked. */
public sealed interface TransactionOutcome {

    /** What decides something, or tells that nothing is decided yet. */
    sealed interface Conclusive extends TransactionOutcome {
    }

    /**
     * Not ours, or more than we asked: nothing changes and somebody should look.
     *
     * @param paid whether it says that a customer has paid
     */
    record Mismatch(boolean paid) implements TransactionOutcome {
    }

    /** A state that says nothing sure: read again later, neither guessed, expired nor withdrawn. */
    record Ambiguous() implements TransactionOutcome {
    }

    /** Created; the payer is not named. */
    record PayerNotNamed() implements Conclusive {
    }

    /** The customer has been asked. */
    record AwaitingConfirmation() implements Conclusive {
    }

    /**
     * The customer has paid.
     *
     * @param settled captured or later: it is not looked at again
     */
    record Confirmed(Confirmation confirmation, boolean settled) implements Conclusive {

        /** The confirmation that is known already, unless the customer was charged another amount since. */
        Confirmation since(Optional<Confirmation> known) {
            return known.filter(earlier -> earlier.amount().equals(confirmation.amount())).orElse(confirmation);
        }
    }

    /** Paid, it says, but the authorisations add up to nothing. */
    record NothingAuthorized(boolean settled) implements Conclusive {
    }

    /** The customer declined on the phone. */
    record AbortedByCustomer() implements Conclusive {
    }

    /** Nobody confirmed in time. */
    record ExpiredAtAncv() implements Conclusive {
    }

    /** Refused by ANCV. */
    record RejectedByAncv() implements Conclusive {
    }

    /**
     * Cancelled: whatever was confirmed is back with the customer.
     *
     * @param confirmation what had been confirmed before, where the record says so
     */
    record CancelledAtAncv(Optional<Confirmation> confirmation) implements Conclusive {
    }
}
