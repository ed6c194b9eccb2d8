package fr.ancvconnect.domain.payment.decision;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Instant;
import java.util.Optional;

/** An event that can change a payment. */
public sealed interface Event {

    /** ANCV created the transaction. This is written before the payer is named. */
    record TransactionCreated(AuthorizationRequest authorization) implements Event {}

    /** ANCV did not create the transaction, so the customer received no request. The reason is the problem code. */
    record CreationFailed(Reason problem) implements Event {}

    /** ANCV sent the authorization request to the customer's phone. */
    record PayerNamed() implements Event {}

    /** It is certain that ANCV did not send the request to the customer. The reason is the problem code. */
    record PayerRejected(Reason problem) implements Event {}

    /** It is certain that the request that started the payment has ended. The sweep creates this event. */
    record StartTimedOut() implements Event {}

    /**
     * The transaction was read at ANCV.
     *
     * @param cancelForbidden whether ANCV answered a cancellation with {@code OPERATION_TRANSACTION_NOT_ALLOWED} before
     *                        this read
     */
    record TransactionRead(AncvTransaction found, boolean cancelForbidden) implements Event {}

    /** ANCV answered a cancellation with success. This service trusts no other answer to a cancellation. */
    record CancellationSucceeded(AncvTransaction found) implements Event {}

    /** ANCV does not find the transaction. */
    record TransactionNotFound() implements Event {}

    /** A refusal of the payment was requested. */
    record RefusalRequested(Actor by, Optional<Reason> reason) implements Event {}

    /**
     * The platform requested a resolution of a payment that needs attention.
     *
     * @param reason the platform's free text
     */
    record ResolutionRequested(Actor by, Resolution action, Optional<Reason> reason) implements Event {}

    /**
     * The booking folder is cancelled.
     *
     * @param arrivedAt the arrival time of the request; the 4-hour window applies to this time
     */
    record FolderCancelled(Actor by, Instant arrivedAt) implements Event {}
}
