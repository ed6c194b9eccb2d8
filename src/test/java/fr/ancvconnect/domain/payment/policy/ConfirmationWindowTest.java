package fr.ancvconnect.domain.payment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.ancv.AncvTransactionId;
import fr.ancvconnect.domain.payment.decision.PaymentSamples;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import fr.ancvconnect.domain.payment.state.Payment.Pending;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The customer has 3 minutes. A confirmation in the last second counts, so the expiry starts 15 seconds later. */
class ConfirmationWindowTest {

    private static final Instant REQUESTED_AT = Instant.parse("2026-07-01T10:00:00Z");

    private final ConfirmationWindow window = new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));

    @Test
    void the_window_closes_after_three_minutes() {
        assertThat(window.closesAt(REQUESTED_AT)).isEqualTo("2026-07-01T10:03:00Z");
    }

    @ParameterizedTest
    @CsvSource({"10:02:59.999, false", "10:03:00, false", "10:03:14.999, false", "10:03:15, true", "10:04:00, true"})
    void the_expiry_starts_after_the_grace_period(String at, boolean over) {
        var authorization = new AuthorizationRequest(
                new AncvTransactionId("T-1"), window.closesAt(REQUESTED_AT), REQUESTED_AT.plusSeconds(300));

        assertThat(window.isOver(authorization, Instant.parse("2026-07-01T" + at + "Z")))
                .isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"10:03:01.999, false", "10:03:02, false", "10:03:02.001, true"})
    void a_confirmation_is_overdue_after_its_expiry_time(String at, boolean overdue) {
        var pending = (Pending) PaymentSamples.PENDING.payment;

        assertThat(pending.isConfirmationOverdue(Instant.parse("2026-07-01T" + at + "Z")))
                .isEqualTo(overdue);
    }
}
