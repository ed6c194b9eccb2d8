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
    void waits_double_up_to_a_quarter_of_an_hour() {
        assertThat(tries().limit(8).map(NextCheckTest::wait))
                .containsExactlyElementsOf(Stream.of(1, 2, 4, 8, 15, 15, 15, 15)
                        .map(Duration::ofMinutes)
                        .toList());
    }

    @Test
    void waits_stay_the_same_however_long_it_lasts() {
        var tired = new NextCheck(Optional.of(NOW), 1_000_000, Optional.empty(), Optional.empty());

        assertThat(wait(tired.afterAttempt(NOW))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_eighth_try_asks_for_attention_and_goes_on() {
        List<NextCheck> tries = tries().limit(9).toList();

        assertThat(tries.subList(0, 7))
                .allSatisfy(each -> assertThat(each.attention()).isEmpty());
        assertThat(tries.get(7).attention()).contains(Attention.since(NOW, Cause.TOO_MANY_TRIES));
        assertThat(tries.get(8).dueAt()).isPresent();
    }

    @Test
    void a_paid_payment_whose_checks_keep_failing_asks_for_attention_and_one_that_is_as_expected_does_not() {
        NextCheck tired = tries().skip(7).findFirst().orElseThrow();
        assertThat(tired.attention()).isPresent();
        var asExpected = TransactionSamples.in(AncvState.AUTHORIZED, 12_000).read();
        Decision decision =
                new PaymentDecider(PaymentSamples.POLICIES).decide(PaymentSamples.PAID.payment, tired, asExpected, NOW);
        assertThat(decision)
                .isEqualTo(new Decision.Unchanged(NextCheck.at(NOW.plus(Duration.ofHours(1))), Decision.Step.NONE));
    }

    @Test
    void attention_is_needed_since_it_first_was() {
        var earlier = Optional.of(Attention.since(PaymentSamples.EARLY, Cause.TRANSACTION_MISMATCH));
        var mismatch = new NextCheck(Optional.of(NOW), 20, earlier, Optional.empty());

        assertThat(mismatch.afterAttempt(NOW).attention()).isEqualTo(earlier);
    }

    @Test
    void an_operator_has_it_counted_anew_and_attention_asked_for_anew() {
        var attention = Optional.of(Attention.since(PaymentSamples.EARLY, Cause.TOO_MANY_TRIES));
        var tired = new NextCheck(Optional.of(NOW.plusSeconds(900)), 12, attention, Optional.empty());

        assertThat(tired.unblocked()).isEqualTo(NextCheck.at(NOW.plusSeconds(900)));
    }

    @ParameterizedTest
    @CsvSource({"PAID, CANCELLED", "EXPIRED, CANCELLED", "CANCELLED_NOT_KNOWN, CANCELLED"})
    void one_that_was_closed_before_and_changes_is_closed_anew(PaymentSamples sample, AncvState state) {
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
    void one_that_does_not_change_stays_closed_since_then() {
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

    private static Stream<NextCheck> tries() {
        return Stream.iterate(NextCheck.at(NOW), each -> each.afterAttempt(NOW)).skip(1);
    }

    private static Duration wait(NextCheck nextCheck) {
        return Duration.between(NOW, nextCheck.dueAt().orElseThrow());
    }
}
