package fr.ancvconnect.domain.payment.policy;

/** The configured time rules of payments. */
public record PaymentPolicies(
        ConfirmationWindow confirmation, CancellationWindow cancellation, CheckSchedule checkSchedule) {}
