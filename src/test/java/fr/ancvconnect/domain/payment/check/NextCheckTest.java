package fr.ancvconnect.domain.payment.check;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.payment.check.Attention.Cause;
import fr.ancvconnect.domain.payment.decision.Decision;
import fr.ancvconnect.domain.payment.decision.PaymentDecider;
import fr.ancvconnect.domain.payment.decision.PaymentSamples;
import fr.ancvconnect.domain.payment.decision.TransactionSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before each attempt, the next check is postponed with a growing delay. After several attempts, the payment needs attention. */
class NextCheckTest {

    private static final Instant NOW = PaymentSamples.OPEN;

    @Test
    void delays_double_up_to_15_minutes() {
        assertThat(attempts().limit(8).map(NextCheckTest::delay))
                .containsExactlyElementsOf(Stream.of(1, 2, 4, 8, 15, 15, 15, 15)
                        .map(Duration::ofMinutes)
                        .toList());
    }

    @Test
    void the_delay_stays_at_15_minutes_for_any_number_of_attempts() {
        var afterAttempts = new NextCheck(Optional.of(NOW), 1_000_000, Optional.empty(), Optional.empty());

        assertThat(delay(afterAttempts.afterAttempt(NOW))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_eighth_attempt_raises_attention_and_further_checks_follow() {
        List<NextCheck> attempts = attempts().limit(9).toList();

        assertThat(attempts.subList(0, 7))
                .allSatisfy(each -> assertThat(each.attention()).isEmpty());
        assertThat(attempts.get(7).attention()).contains(Attention.since(NOW, Cause.TOO_MANY_TRIES));
        assertThat(attempts.get(8).dueAt()).isPresent();
    }

    @Test
    void an_expected_record_clears_the_attention_of_a_paid_payment() {
        NextCheck afterAttempts = attempts().skip(7).findFirst().orElseThrow();
        assertThat(afterAttempts.attention()).isPresent();
        var asExpected = TransactionSamples.in(AncvState.AUTHORIZED, 12_000).read();
        Decision decision = new PaymentDecider(PaymentSamples.POLICIES)
                .decide(PaymentSamples.PAID.payment, afterAttempts, asExpected, NOW);
        assertThat(decision)
                .isEqualTo(new Decision.Unchanged(NextCheck.at(NOW.plus(Duration.ofHours(1))), Decision.Step.NONE));
    }

    @Test
    void an_attempt_keeps_the_start_and_cause_of_an_earlier_attention() {
        var earlier = Optional.of(Attention.since(PaymentSamples.EARLY, Cause.TRANSACTION_MISMATCH));
        var mismatch = new NextCheck(Optional.of(NOW), 20, earlier, Optional.empty());

        assertThat(mismatch.afterAttempt(NOW).attention()).isEqualTo(earlier);
    }

    @Test
    void unblocking_resets_the_attempts_and_the_attention() {
        var attention = Optional.of(Attention.since(PaymentSamples.EARLY, Cause.TOO_MANY_TRIES));
        var afterAttempts = new NextCheck(Optional.of(NOW.plusSeconds(900)), 12, attention, Optional.empty());

        assertThat(afterAttempts.unblocked()).isEqualTo(NextCheck.at(NOW.plusSeconds(900)));
    }

    @ParameterizedTest
    @CsvSource({"PAID, CANCELLED", "EXPIRED, CANCELLED", "CANCELLED_NOT_KNOWN, CANCELLED"})
    void a_settled_payment_that_changes_is_settled_at_the_new_time(PaymentSamples sample, AncvState state) {
        NextCheck before = NextCheck.settled(PaymentSamples.OVER);
        Decision decision = new PaymentDecider(PaymentSamples.POLICIES)
                .decide(
                        sample.payment,
                        before,
                        TransactionSamples.in(state, 12_000).read(),
                        PaymentSamples.LOST);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Changed.class,
                        changed -> assertThat(changed.nextCheck()).isEqualTo(NextCheck.settled(PaymentSamples.LOST)));
    }

    @Test
    void a_settled_payment_without_a_change_keeps_its_settled_time() {
        NextCheck before = NextCheck.settled(PaymentSamples.OVER);
        assertThat(new PaymentDecider(PaymentSamples.POLICIES)
                        .decide(
                                PaymentSamples.PAID.payment,
                                before,
                                TransactionSamples.in(AncvState.VALIDATED, 12_000)
                                        .read(),
                                PaymentSamples.LOST))
                .isEqualTo(new Decision.Unchanged(before, Decision.Step.NONE));
    }

    private static Stream<NextCheck> attempts() {
        return Stream.iterate(NextCheck.at(NOW), each -> each.afterAttempt(NOW)).skip(1);
    }

    private static Duration delay(NextCheck nextCheck) {
        return Duration.between(NOW, nextCheck.dueAt().orElseThrow());
    }
}
