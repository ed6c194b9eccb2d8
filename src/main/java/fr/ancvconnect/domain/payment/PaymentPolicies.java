package fr.ancvconnect.domain.payment;

import fr.ancvconnect.domain.payment.check.CheckSchedule;

/** The rules about time, as they are configured. */
public record PaymentPolicies(ConfirmationWindow confirmation, CancellationWindow cancellation, CheckSchedule rhythm) {
}
