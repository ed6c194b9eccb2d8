package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Instant;
import java.util.Optional;

/** What can happen to a payment. */
public sealed interface Event {

    /** ANCV created the transaction; it is written before the payer is named. */
    record TransactionCreated(AuthorizationRequest authorization) implements Event {
    }

    /** The transaction was not created, so nobody was asked; the reason is the problem code. */
    record CreationFailed(Reason problem) implements Event {
    }

    /** ANCV asked the customer on the phone. */
    record PayerNamed() implements Event {
    }

    /** ANCV surely did not ask the customer; the reason is the problem code. */
    record PayerRejected(Reason problem) implements Event {
    }

    /** The request that started the payment is surely over (the sweeper's word). */
    record StartTimedOut() implements Event {
    }

    /**
     * The transaction was read at ANCV.
     *
     * @param cancelForbidden whether it was read because ANCV answered a cancellation with
     *                        {@code OPERATION_TRANSACTION_NOT_ALLOWED}
     */
    record TransactionRead(AncvTransaction found, boolean cancelForbidden) implements Event {
    }

    /** ANCV carried out a cancellation: the only answer to one that is believed. */
    record CancellationSucceeded(AncvTransaction found) implements Event {
    }

    /** ANCV does not find the transaction. */
    record TransactionNotFound() implements Event {
    }

    /** Somebody refuses the payment. */
    record RefusalRequested(Actor by, Optional<Reason> reason) implements Event {
    }

    /**
     * The platform resolves what needs attention.
     *
     * @param reason the platform's own words
     */
    record ResolutionRequested(Actor by, Resolution action, Optional<Reason> reason) implements Event {
    }

    /**
     * The booking folder is cancelled.
     *
     * @param arrivedAt when the request arrived: the 4 hours are judged by it
     */
    record FolderCancelled(Actor by, Instant arrivedAt) implements Event {
    }
}
