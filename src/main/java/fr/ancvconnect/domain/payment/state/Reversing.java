package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.Refund;
import java.time.Instant;
import java.util.Optional;

/** A payment on its way back to the customer: asked of us, not yet confirmed by ANCV. */
public sealed interface Reversing extends Payment permits Refusing, Cancelling {

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
