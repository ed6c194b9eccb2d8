package fr.ancvconnect.domain.payment.state;

import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Instant;

/**
 * The asking of the customer: the transaction at ANCV, written before the payer is named.
 *
 * @param expiresAt  until when the customer may confirm: the moment at which the payer was named plus the window
 * @param lifeEndsAt when the transaction as a whole is over at ANCV
 */
public record AuthorizationRequest(AncvTransactionId transaction, Instant expiresAt, Instant lifeEndsAt) {
}
