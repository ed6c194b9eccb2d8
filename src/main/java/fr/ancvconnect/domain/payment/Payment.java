package fr.ancvconnect.domain.payment;

import java.util.Optional;

/** A payment: one record for each state, holding just what that state has. */
public sealed interface Payment permits Open, Paid, Leaving, Ended {

    /** What was asked. */
    PaymentRequest request();

    /** The transaction at ANCV; empty as long as none was written, and then nobody was asked. */
    Optional<Asking> transaction();

    /** The state by name. */
    PaymentStatus status();

    /** What the customer confirmed, as far as it is known. */
    Optional<Confirmation> confirmation();

    /** What becomes of the money; empty unless a paid payment was refused, cancelled or late. */
    Optional<Refund> refund();

    /** Whether a re-credit or a withdrawal is under way. */
    default boolean isGoingBack() {
        return this instanceof Leaving || refund().filter(Refund.Pending.class::isInstance).isPresent();
    }
}
