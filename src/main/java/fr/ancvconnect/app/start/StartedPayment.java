package fr.ancvconnect.app.start;

import fr.ancvconnect.app.payment.PaymentWithHistory;

/**
 * A payment that was asked for.
 *
 * @param replayed whether an earlier request with the same key had started it
 */
public record StartedPayment(PaymentWithHistory story, boolean replayed) {
}
