package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.payment.Confirmation;
import java.util.Optional;

/** The meaning of ANCV's record for a payment, after a comparison with the requested payment. */
public sealed interface TransactionOutcome {

    /** An outcome with a known meaning, including that the payment is not decided yet. */
    sealed interface Conclusive extends TransactionOutcome {}

    /**
     * The record does not belong to this payment, or shows more than the requested amount. The payment does not change
     * and can need attention.
     *
     * @param paid whether the record shows that a customer has paid
     */
    record Mismatch(boolean paid) implements TransactionOutcome {}

    /** The record does not show a clear state. It is read again later. The payment is not expired or withdrawn. */
    record Ambiguous() implements TransactionOutcome {}

    /** The transaction is created, and the payer is not named. */
    record PayerNotNamed() implements Conclusive {}

    /** The customer received the authorization request. */
    record AwaitingConfirmation() implements Conclusive {}

    /**
     * The customer has paid.
     *
     * @param settled whether the payment is captured or later; it is then not checked again
     */
    record Confirmed(Confirmation confirmation, boolean settled) implements Conclusive {

        /** Keeps the known confirmation unless the charged amount has changed. */
        Confirmation since(Optional<Confirmation> known) {
            return known.filter(earlier -> earlier.amount().equals(confirmation.amount()))
                    .orElse(confirmation);
        }
    }

    /** The state is paid, but the sum of the authorizations is zero. */
    record NothingAuthorized(boolean settled) implements Conclusive {}

    /** The customer declined on the phone. */
    record AbortedByCustomer() implements Conclusive {}

    /** The customer did not confirm in time. */
    record ExpiredAtAncv() implements Conclusive {}

    /** ANCV rejected the payment. */
    record RejectedByAncv() implements Conclusive {}

    /**
     * The transaction is cancelled. ANCV has re-credited any confirmed amount.
     *
     * @param confirmation the earlier confirmation, if the record shows it
     */
    record CancelledAtAncv(Optional<Confirmation> confirmation) implements Conclusive {}
}
