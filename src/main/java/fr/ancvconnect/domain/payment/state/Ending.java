package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.payment.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * How a payment ended.
 *
 * @param reversal the confirmation that was, or came too late, and what becomes of its money
 */
public record Ending(Instant closedAt, Optional<Reason> reason, Optional<Reversal> reversal) {

    /** An end without any money moved. */
    public static Ending of(Instant closedAt, Reason reason) {
        return new Ending(closedAt, Optional.of(reason), Optional.empty());
    }

    /** The same end with another fate of the money. */
    public Ending with(Reversal next) {
        return new Ending(closedAt, reason, Optional.of(next));
    }
}
