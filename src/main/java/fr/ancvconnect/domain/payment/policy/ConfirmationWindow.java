package fr.ancvconnect.domain.payment.policy;

import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * The customer has 3 minutes to confirm on the phone (help page); a tap in the last second still counts.
 *
 * @param length 3 minutes unless configured otherwise
 * @param grace  how long after it an expiry starts, 15 seconds unless configured otherwise
 */
public record ConfirmationWindow(Duration length, Duration grace) {

    /** Until when a customer who is asked now may confirm. */
    public Instant closesAt(Instant asked) {
        return asked.plus(length);
    }

    /** Whether the expiry of this asking may start. */
    public boolean isOver(AuthorizationRequest authorization, Instant now) {
        return !now.isBefore(expiryStartsAt(authorization));
    }

    /** When the expiry of this asking starts. */
    public Instant expiryStartsAt(AuthorizationRequest authorization) {
        return authorization.expiresAt().plus(grace);
    }
}
