package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.Money;
import java.time.Instant;

/**
 * The customer's confirmation.
 *
 * @param amount the amount that ANCV authorized; it can be less than the requested amount
 * @param paidAt ANCV's {@code validationDate}; the 4-hour cancellation window starts at this time
 */
public record Confirmation(Money amount, Instant paidAt) {}
