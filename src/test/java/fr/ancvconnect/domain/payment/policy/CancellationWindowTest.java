package fr.ancvconnect.domain.payment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.Actor;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.payment.Confirmation;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.Event;
import fr.ancvconnect.domain.payment.decision.PaymentSamples;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cancelled folder is re-credited up to exactly 4 hours after the transaction. */
class CancellationWindowTest {

    private final CancellationWindow window = new CancellationWindow(Duration.ofHours(4));
    private final Confirmation paid = new Confirmation(Money.ofCents(12_000), Instant.parse("2026-07-01T10:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "10:00:00, true",
        "13:59:59.999999999, true",
        "14:00:00, true",
        "14:00:00.000000001, false",
        "15:00:00, false"
    })
    void the_window_includes_the_last_instant_of_the_four_hours(String arrived, boolean inTime) {
        assertThat(window.includes(paid, Instant.parse("2026-07-01T" + arrived + "Z")))
                .isEqualTo(inTime);
    }

    @Test
    void the_window_closes_four_hours_after_the_payment() {
        assertThat(window.closesAt(paid)).isEqualTo("2026-07-01T14:00:00Z");
    }

    @Test
    void the_arrival_time_of_the_request_decides_and_not_the_processing_time() {
        var arrivedInTime = new Event.FolderCancelled(Actor.PLATFORM, PaymentSamples.IN_TIME);

        assertThat(PaymentSamples.PAID.after(arrivedInTime, PaymentSamples.IN_TIME.plusSeconds(60)))
                .isInstanceOfSatisfying(
                        Decision.Changed.class,
                        changed -> assertThat(changed.next().status()).isEqualTo(PaymentStatus.CANCELLING));
    }
}
