package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.Refund;
import java.time.Instant;
import java.util.Optional;

/** A payment that nobody decided yet: nothing was confirmed, so nothing can go back. */
public sealed interface Open extends Payment permits Requested, Pending, Withdrawing {

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
