package fr.ancvconnect.app;

import fr.ancvconnect.domain.payment.FollowUp;
import fr.ancvconnect.domain.payment.Payment;

/**
 * A payment as it is stored.
 *
 * @param version grows with each write; a write is conditional on the one that was read
 */
public record TrackedPayment(Payment payment, FollowUp followUp, PaymentMarks marks, long version) {
}
