package fr.ancvconnect.domain.payment;

import java.util.Optional;

/** A payment that nobody decided yet: nothing was confirmed, so nothing can go back. */
public sealed interface Open extends Payment permits Requested, Pending {

    @Override
    default Optional<Confirmation> confirmation() {
        return Optional.empty();
    }

    @Override
    default Optional<Refund> refund() {
        return Optional.empty();
    }
}
