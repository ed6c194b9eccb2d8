package fr.ancvconnect.domain.payment.policy;

import fr.ancvconnect.domain.payment.Confirmation;
import java.time.Duration;
import java.time.Instant;

/**
 * A cancelled folder is re-credited only if the cancellation is recorded within 4 hours of the transaction (help page).
 *
 * @param length 4 hours unless configured otherwise
 */
public record CancellationWindow(Duration length) {

    /** The end of the window in which a cancellation re-credits this payment. */
    public Instant closesAt(Confirmation confirmation) {
        return confirmation.paidAt().plus(length);
    }

    /**
     * Whether a cancellation that arrived at {@code arrivedAt} is in time. The last instant of the window counts as in
     * time.
     */
    public boolean includes(Confirmation confirmation, Instant arrivedAt) {
        return !arrivedAt.isAfter(closesAt(confirmation));
    }
}
