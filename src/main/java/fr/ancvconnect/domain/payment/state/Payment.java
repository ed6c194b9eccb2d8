package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import java.time.Instant;
import java.util.Optional;

/** A payment. Each state is a record with only the data of that state. */
public sealed interface Payment {

    /** The requested payment. */
    PaymentRequest request();

    /** The transaction at ANCV. Empty if none was written; then the customer received no request. */
    Optional<AuthorizationRequest> transaction();

    /** The status in the contract. */
    default PaymentStatus status() {
        return switch (this) {
            case Requested _ -> PaymentStatus.REQUESTED;
            case Pending _ -> PaymentStatus.PENDING;
            case Withdrawing withdrawing -> withdrawing.payerNamed() ? PaymentStatus.PENDING : PaymentStatus.REQUESTED;
            case Paid _ -> PaymentStatus.PAID;
            case Refusing _ -> PaymentStatus.REFUSING;
            case Cancelling _ -> PaymentStatus.CANCELLING;
            case Declined _ -> PaymentStatus.DECLINED;
            case Expired _ -> PaymentStatus.EXPIRED;
            case Failed _ -> PaymentStatus.FAILED;
            case Refused _ -> PaymentStatus.REFUSED;
            case Cancelled _ -> PaymentStatus.CANCELLED;
        };
    }

    /** The customer's confirmation, if it is known. */
    Optional<Confirmation> confirmation();

    /** The status of the money. Empty unless a paid payment was refused or cancelled, or a confirmation was too late. */
    Optional<Refund> refund();

    /** Whether a re-credit or a withdrawal is in progress. */
    default boolean isReversalPending() {
        return this instanceof Reversing
                || refund().filter(Refund.ReCreditPending.class::isInstance).isPresent();
    }

    /** Whether the payment is PAID, or was PAID before its reversal or its end. */
    default boolean wasPaid() {
        return switch (this) {
            case Open _ -> false;
            case Paid _ -> true;
            case Reversing reversing -> reversing.earlierConfirmation().isPresent();
            case Ended ended ->
                ended.ending().reversal().filter(Reversal::wasPaid).isPresent();
        };
    }

    /** A payment whose transaction at ANCV was written. */
    sealed interface HasTransaction extends Payment {

        /** The transaction at ANCV. */
        AuthorizationRequest authorization();

        @Override
        default Optional<AuthorizationRequest> transaction() {
            return Optional.of(authorization());
        }
    }

    /** A payment that is not decided yet. Nothing was confirmed, so nothing can be re-credited. */
    sealed interface Open extends Payment {

        /** Whether the customer received the request and the confirmation window is over. */
        default boolean isConfirmationOverdue(Instant now) {
            return status() == PaymentStatus.PENDING
                    && transaction()
                            .filter(authorization -> now.isAfter(authorization.expiresAt()))
                            .isPresent();
        }

        @Override
        default Optional<Confirmation> confirmation() {
            return Optional.empty();
        }

        @Override
        default Optional<Refund> refund() {
            return Optional.empty();
        }
    }

    /** The payment is recorded. It is not known yet whether the customer received the request. */
    record Requested(PaymentRequest request, Optional<AuthorizationRequest> transaction) implements Open {}

    /** The customer received the request and can confirm until {@code authorization.expiresAt()}. */
    record Pending(PaymentRequest request, AuthorizationRequest authorization) implements Open, HasTransaction {}

    /**
     * The payment was not decided in time and is being cancelled at ANCV. This state is written before the call to
     * ANCV. A later confirmation or cancellation can therefore be attributed to this withdrawal.
     *
     * @param payerNamed whether the customer received the request, as far as ANCV confirmed; the public status is then
     *                   PENDING, else REQUESTED
     */
    record Withdrawing(PaymentRequest request, AuthorizationRequest authorization, boolean payerNamed)
            implements Open, HasTransaction {}

    /**
     * The customer confirmed.
     *
     * @param notRefunded the reason why a requested re-credit did not happen; empty if none was requested
     * @param reason      set if the payment was settled manually; empty otherwise
     */
    record Paid(
            PaymentRequest request,
            AuthorizationRequest authorization,
            Confirmation confirmed,
            Optional<Refund.NotRefunded> notRefunded,
            Optional<Reason> reason)
            implements HasTransaction {

        /** Whether ANCV forbade the re-credit. */
        public boolean isReCreditForbidden() {
            return notRefunded
                    .filter(refund -> refund.reason().equals(Reason.ANCV_FORBIDS))
                    .isPresent();
        }

        @Override
        public Optional<Confirmation> confirmation() {
            return Optional.of(confirmed);
        }

        @Override
        public Optional<Refund> refund() {
            return notRefunded.map(Refund.class::cast);
        }
    }

    /** A payment that is being re-credited or withdrawn. The reversal was requested and ANCV has not confirmed it yet. */
    sealed interface Reversing extends HasTransaction {

        /** The confirmation before the reversal. Empty if the payment was not confirmed. */
        Optional<Confirmation> earlierConfirmation();

        /** The actor who requested the reversal. */
        Actor by();

        /** The reason that the actor gave. */
        Optional<Reason> reason();

        /** The state after the reversal. */
        Ended ended(Instant at, Optional<Reversal> reversal);

        @Override
        default Optional<Confirmation> confirmation() {
            return earlierConfirmation();
        }

        @Override
        default Optional<Refund> refund() {
            return earlierConfirmation().map(_ -> new Refund.ReCreditPending());
        }
    }

    /** The establishment refused the payment. The payment is being re-credited or withdrawn. */
    record Refusing(
            PaymentRequest request,
            AuthorizationRequest authorization,
            Optional<Confirmation> earlierConfirmation,
            Actor by,
            Optional<Reason> reason)
            implements Reversing {

        @Override
        public Ended ended(Instant at, Optional<Reversal> reversal) {
            return new Refused(request, transaction(), new Ending(at, reason, reversal));
        }
    }

    /** The folder was cancelled in time. The payment is being re-credited or withdrawn. */
    record Cancelling(
            PaymentRequest request,
            AuthorizationRequest authorization,
            Optional<Confirmation> earlierConfirmation,
            Actor by,
            Optional<Reason> reason)
            implements Reversing {

        @Override
        public Ended ended(Instant at, Optional<Reversal> reversal) {
            return new Cancelled(request, transaction(), new Ending(at, reason, reversal));
        }
    }

    /** A payment that has ended in this service. After a late confirmation its re-credit can still be in progress. */
    sealed interface Ended extends Payment {

        /** How the payment ended. */
        Ending ending();

        /** A copy in the same state with another ending. */
        default Ended with(Ending next) {
            return switch (this) {
                case Declined _ -> new Declined(request(), transaction(), next);
                case Expired _ -> new Expired(request(), transaction(), next);
                case Failed _ -> new Failed(request(), transaction(), next);
                case Refused _ -> new Refused(request(), transaction(), next);
                case Cancelled _ -> new Cancelled(request(), transaction(), next);
            };
        }

        /** Whether ANCV's record does not show where the money is. */
        default boolean isRefundNotKnown() {
            return refund().filter(Refund.NotKnown.class::isInstance).isPresent();
        }

        @Override
        default Optional<Confirmation> confirmation() {
            return ending().reversal().flatMap(Reversal::confirmation);
        }

        @Override
        default Optional<Refund> refund() {
            return ending().reversal().map(Reversal::refund);
        }
    }

    /** The customer or ANCV declined the payment. */
    record Declined(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending)
            implements Ended {}

    /** The customer did not confirm in time. */
    record Expired(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending)
            implements Ended {}

    /** The request did not reach the customer. The reason is the problem code. */
    record Failed(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {}

    /** The establishment refused the payment. It was re-credited, or withdrawn while it was pending. */
    record Refused(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending)
            implements Ended {}

    /** The folder was cancelled in time, or ANCV reversed the payment. It was re-credited, or withdrawn while pending. */
    record Cancelled(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending)
            implements Ended {}
}
