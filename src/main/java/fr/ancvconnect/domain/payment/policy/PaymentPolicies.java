package fr.ancvconnect.domain.payment.policy;

/** The rules about time, as they are configured. */
public record PaymentPolicies(ConfirmationWindow confirmation, CancellationWindow cancellation, CheckSchedule checkSchedule) {
}
