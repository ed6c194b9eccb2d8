package fr.ancvconnect.domain.payment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.payment.decision.PaymentSamples;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.state.AuthorizationRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The times of the status checks. In the sample, the payer is named at 2 s, the customer can confirm until 182 s, and the
 * transaction's lifetime ends at 301 s.
 */
class CheckScheduleTest {

    private final CheckSchedule checkSchedule = PaymentSamples.POLICIES.checkSchedule();

    @Test
    void a_start_times_out_ten_seconds_after_the_timeout_of_its_request() {
        assertThat(checkSchedule.startTimeoutAt(PaymentSamples.REQUEST))
                .isEqualTo(PaymentSamples.REQUESTED_AT.plusSeconds(40));
    }

    @Test
    void the_first_check_is_after_45_seconds_or_when_the_expiry_starts() {
        assertThat(checkSchedule.afterAuthorizationRequest(PaymentSamples.AUTHORIZATION, PaymentSamples.REQUESTED_AT))
                .isEqualTo(PaymentSamples.REQUESTED_AT.plusSeconds(45));
        AuthorizationRequest brief = new AuthorizationRequest(
                PaymentSamples.AUTHORIZATION.transaction(),
                PaymentSamples.REQUESTED_AT,
                PaymentSamples.AUTHORIZATION.lifeEndsAt());
        assertThat(checkSchedule.afterAuthorizationRequest(brief, PaymentSamples.REQUESTED_AT))
                .isEqualTo(PaymentSamples.REQUESTED_AT.plusSeconds(15));
    }

    @ParameterizedTest(name = "at {0} s the next check is at {1} s")
    @CsvSource({"47, 97", "107, 157", "147, 197", "148, 197", "167, 197", "197, 247", "300, 350"})
    void further_checks_are_at_each_sweep_and_when_the_expiry_starts(int now, int next) {
        assertThat(checkSchedule.whilePending(
                        PaymentSamples.AUTHORIZATION, PaymentSamples.REQUESTED_AT.plusSeconds(now)))
                .isEqualTo(PaymentSamples.REQUESTED_AT.plusSeconds(next));
    }

    @ParameterizedTest(name = "at {0} s the next check is at {1} s")
    @CsvSource({"10, 331", "280, 331", "281, 331", "282, 332", "400, 450"})
    void a_failed_payment_is_checked_after_the_lifetime_of_its_transaction(int now, int next) {
        assertThat(checkSchedule.afterTransactionLifetime(
                        PaymentSamples.AUTHORIZATION, PaymentSamples.REQUESTED_AT.plusSeconds(now)))
                .isEqualTo(PaymentSamples.REQUESTED_AT.plusSeconds(next));
    }

    @ParameterizedTest(name = "{0} minutes after it was paid the next check is {1} minutes later")
    @CsvSource({"0, 60", "60, 60", "120, 120", "240, 240", "1440, 1440", "100000, 1440"})
    void a_payment_waiting_for_capture_is_checked_after_an_hour_and_then_less_and_less_often(int waited, int next) {
        Instant now = PaymentSamples.REQUESTED_AT.plus(Duration.ofMinutes(waited));
        assertThat(checkSchedule.whileWaiting(PaymentSamples.REQUESTED_AT, now))
                .isEqualTo(now.plus(Duration.ofMinutes(next)));
    }

    @ParameterizedTest(name = "at {0} s: {1}")
    @CsvSource({"301, false", "900, false", "901, true"})
    void a_missing_transaction_is_given_up_ten_minutes_after_its_lifetime(int now, boolean notFoundTooLong) {
        assertThat(checkSchedule.isNotFoundTooLong(
                        PaymentSamples.AUTHORIZATION, PaymentSamples.REQUESTED_AT.plusSeconds(now)))
                .isEqualTo(notFoundTooLong);
    }

    @ParameterizedTest(name = "at {0} s: {1}")
    @CsvSource({"901, false", "605100, false", "605101, true"})
    void checks_of_a_missing_transaction_can_stop_a_week_after_its_lifetime(int now, boolean canStop) {
        assertThat(checkSchedule.canStopChecks(
                        PaymentSamples.AUTHORIZATION, PaymentSamples.REQUESTED_AT.plusSeconds(now)))
                .isEqualTo(canStop);
    }
}
