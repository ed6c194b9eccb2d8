package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of a payment.
 *
 * @param reversal the confirmation that existed or arrived too late, and the status of its money
 */
public record Ending(Instant closedAt, Optional<Reason> reason, Optional<Reversal> reversal) {

    /** An end without a movement of money. */
    public static Ending of(Instant closedAt, Reason reason) {
        return new Ending(closedAt, Optional.of(reason), Optional.empty());
    }

    /** A copy with another reversal. */
    public Ending with(Reversal next) {
        return new Ending(closedAt, reason, Optional.of(next));
    }
}
