package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import java.time.Instant;
import java.util.Optional;

/** A payment: one record for each state, holding just what that state has. */
public sealed interface Payment {

    /** What was asked. */
    PaymentRequest request();

    /** The transaction at ANCV; empty as long as none was written, and then nobody was asked. */
    Optional<AuthorizationRequest> transaction();

    /** The state by name. */
    default PaymentStatus status() {
        return switch (this) {
            case Requested _ -> PaymentStatus.REQUESTED;
            case Pending _ -> PaymentStatus.PENDING;
            case Withdrawing withdrawing -> withdrawing.asked() ? PaymentStatus.PENDING : PaymentStatus.REQUESTED;
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

    /** What the customer confirmed, as far as it is known. */
    Optional<Confirmation> confirmation();

    /** What becomes of the money; empty unless a paid payment was refused, cancelled or late. */
    Optional<Refund> refund();

    /** Whether a re-credit or a withdrawal is under way. */
    default boolean isGoingBack() {
        return this instanceof Reversing || refund().filter(Refund.Pending.class::isInstance).isPresent();
    }

    /** A payment that nobody decided yet: nothing was confirmed, so nothing can go back. */
    sealed interface Open extends Payment {

        /** Whether the customer was asked and the time to confirm is over. */
        default boolean isOverdue(Instant now) {
            return status() == PaymentStatus.PENDING
                    && transaction().filter(authorization -> now.isAfter(authorization.expiresAt())).isPresent();
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

    /** Recorded; not known yet whether ANCV asked the customer. */
    record Requested(PaymentRequest request, Optional<AuthorizationRequest> transaction) implements Open {
    }

    /** The customer has been asked and has until {@code authorization.expiresAt()}. */
    record Pending(PaymentRequest request, AuthorizationRequest authorization) implements Open {

        @Override
        public Optional<AuthorizationRequest> transaction() {
            return Optional.of(authorization);
        }
    }

    /**
     * Nobody decided it in time, and ANCV is being asked to cancel it. Written before ANCV is asked: whoever sees a
     * confirmation or a cancellation from then on knows whose it is.
     *
     * @param asked whether the customer was asked, as far as ANCV told; to others it stays PENDING, or else REQUESTED
     */
    record Withdrawing(PaymentRequest request, AuthorizationRequest authorization, boolean asked) implements Open {

        @Override
        public Optional<AuthorizationRequest> transaction() {
            return Optional.of(authorization);
        }
    }

    /**
     * The customer confirmed.
     *
     * @param notRefunded why a requested re-credit did not happen; empty when none was requested
     * @param reason      that somebody settled it by hand; empty otherwise
     */
    record Paid(PaymentRequest request, AuthorizationRequest authorization, Confirmation confirmed,
                       Optional<Refund.NotRefunded> notRefunded, Optional<Reason> reason) implements Payment {

        /** A payment that nobody settled by hand. */
        public Paid(PaymentRequest request, AuthorizationRequest authorization, Confirmation confirmed, Optional<Refund.NotRefunded> notRefunded) {
            this(request, authorization, confirmed, notRefunded, Optional.empty());
        }

        /** Whether ANCV forbade to re-credit it. */
        public boolean isReCreditForbidden() {
            return notRefunded.filter(refund -> refund.reason().equals(Reason.ANCV_FORBIDS)).isPresent();
        }

        @Override
        public Optional<AuthorizationRequest> transaction() {
            return Optional.of(authorization);
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

    /** A payment on its way back to the customer: asked of us, not yet confirmed by ANCV. */
    sealed interface Reversing extends Payment {

        /** The transaction at ANCV. */
        AuthorizationRequest authorization();

        /** What was confirmed before; empty where the payment was pending. */
        Optional<Confirmation> was();

        /** Who asked for it. */
        Actor by();

        /** Why, in the words of who asked. */
        Optional<Reason> reason();

        /** What it becomes when the customer has the money back, or was never going to pay. */
        Ended ended(Instant at, Optional<Reversal> reversal);

        @Override
        default Optional<AuthorizationRequest> transaction() {
            return Optional.of(authorization());
        }

        @Override
        default Optional<Confirmation> confirmation() {
            return was();
        }

        @Override
        default Optional<Refund> refund() {
            return was().map(_ -> new Refund.Pending());
        }
    }

    /** The establishment refused it: being re-credited, or withdrawn. */
    record Refusing(PaymentRequest request, AuthorizationRequest authorization, Optional<Confirmation> was, Actor by,
                           Optional<Reason> reason) implements Reversing {

        @Override
        public Ended ended(Instant at, Optional<Reversal> reversal) {
            return new Refused(request, transaction(), new Ending(at, reason, reversal));
        }
    }

    /** Its folder was cancelled in time: being re-credited, or withdrawn. */
    record Cancelling(PaymentRequest request, AuthorizationRequest authorization, Optional<Confirmation> was, Actor by,
                           Optional<Reason> reason) implements Reversing {

        @Override
        public Ended ended(Instant at, Optional<Reversal> reversal) {
            return new Cancelled(request, transaction(), new Ending(at, reason, reversal));
        }
    }

    /** A payment that is over here; its money can still be on the way back after a late confirmation. */
    sealed interface Ended extends Payment {

        /** How it ended. */
        Ending ending();

        /** The same state with another ending. */
        default Ended with(Ending next) {
            return switch (this) {
                case Declined _ -> new Declined(request(), transaction(), next);
                case Expired _ -> new Expired(request(), transaction(), next);
                case Failed _ -> new Failed(request(), transaction(), next);
                case Refused _ -> new Refused(request(), transaction(), next);
                case Cancelled _ -> new Cancelled(request(), transaction(), next);
            };
        }

        /** Whether only ANCV knows where the money is. */
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

    /** The customer said no, or ANCV did. */
    record Declined(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {
    }

    /** Nobody confirmed in time. */
    record Expired(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {
    }

    /** The request never reached the customer; the reason is the problem code. */
    record Failed(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {
    }

    /** The establishment refused it: re-credited, or withdrawn while pending. */
    record Refused(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {
    }

    /** Its folder was cancelled in time, or ANCV reversed it: re-credited, or withdrawn while pending. */
    record Cancelled(PaymentRequest request, Optional<AuthorizationRequest> transaction, Ending ending) implements Ended {
    }
}
