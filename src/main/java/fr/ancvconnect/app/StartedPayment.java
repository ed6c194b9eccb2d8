package fr.ancvconnect.app;

/**
 * A payment that was asked for.
 *
 * @param replayed whether an earlier request with the same key had started it
 */
public record StartedPayment(PaymentStory story, boolean replayed) {
}
