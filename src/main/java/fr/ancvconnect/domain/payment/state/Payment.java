package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Refund;
import java.util.Optional;

/** A payment: one record for each state, holding just what that state has. */
public sealed interface Payment permits Open, Paid, Reversing, Ended {

    /** What was asked. */
    PaymentRequest request();

    /** The transaction at ANCV; empty as long as none was written, and then nobody was asked. */
    Optional<AuthorizationRequest> transaction();

    /** The state by name. */
    PaymentStatus status();

    /** What the customer confirmed, as far as it is known. */
    Optional<Confirmation> confirmation();

    /** What becomes of the money; empty unless a paid payment was refused, cancelled or late. */
    Optional<Refund> refund();

    /** Whether a re-credit or a withdrawal is under way. */
    default boolean isGoingBack() {
        return this instanceof Reversing || refund().filter(Refund.Pending.class::isInstance).isPresent();
    }
}
