package fr.ancvconnect.domain.payment.policy;

import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * The customer has 3 minutes to confirm on the phone (help page). A confirmation in the last second is accepted.
 *
 * @param length 3 minutes unless configured otherwise
 * @param grace  the delay between the end of the window and the start of the expiry, 15 seconds unless configured
 *               otherwise
 */
public record ConfirmationWindow(Duration length, Duration grace) {

    /** The end of the window for an authorization request sent at {@code requestedAt}. */
    public Instant closesAt(Instant requestedAt) {
        return requestedAt.plus(length);
    }

    /** Whether the expiry of this authorization request can start. */
    public boolean isOver(AuthorizationRequest authorization, Instant now) {
        return !now.isBefore(expiryStartsAt(authorization));
    }

    /** The time at which the expiry of this authorization request starts. */
    public Instant expiryStartsAt(AuthorizationRequest authorization) {
        return authorization.expiresAt().plus(grace);
    }
}
