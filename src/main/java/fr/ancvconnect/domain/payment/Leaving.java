package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.By;
import java.time.Instant;
import java.util.Optional;

/** A payment on its way back to the customer: asked of us, not yet confirmed by ANCV. */
public sealed interface Leaving extends Payment permits Refusing, Cancelling {

    /** The transaction at ANCV. */
    Asking asking();

    /** What was confirmed before; empty where the payment was pending. */
    Optional<Confirmation> was();

    /** Who asked for it. */
    By by();

    /** Why, in the words of who asked. */
    Optional<Reason> reason();

    /** What it becomes when the customer has the money back, or was never going to pay. */
    Ended ended(Instant at, Optional<Repayment> repayment);

    @Override
    default Optional<Asking> transaction() {
        return Optional.of(asking());
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
