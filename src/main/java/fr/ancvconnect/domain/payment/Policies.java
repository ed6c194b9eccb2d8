package fr.ancvconnect.domain.payment;

/** The rules about time, as they are configured. */
public record Policies(ConfirmationWindow confirmation, CancellationWindow cancellation, Rhythm rhythm) {
}
