package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.Money;
import java.time.Instant;

/**
 * What the customer confirmed.
 *
 * @param amount what ANCV authorised, which can be less than asked
 * @param paidAt ANCV's {@code validationDate}; the 4 hours of a cancellation count from it
 */
public record Confirmation(Money amount, Instant paidAt) {
}
