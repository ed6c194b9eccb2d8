package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.Refund;
import java.util.Optional;

/** A payment that is over here; its money can still be on the way back after a late confirmation. */
public sealed interface Ended extends Payment permits Declined, Expired, Failed, Refused, Cancelled {

    /** How it ended. */
    Ending ending();

    /** The same state with another ending. */
    Ended with(Ending next);

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
