package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Instant;

/**
 * An authorization request: the transaction at ANCV, written before the payer is named.
 *
 * @param expiresAt  the end of the confirmation window: the time of the authorization request plus the window
 * @param lifeEndsAt the end of the transaction's lifetime at ANCV
 */
public record AuthorizationRequest(AncvTransactionId transaction, Instant expiresAt, Instant lifeEndsAt) {}
