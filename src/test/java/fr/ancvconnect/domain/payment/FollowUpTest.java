package fr.ancvconnect.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.payment.Attention.Why;
import fr.ancvconnect.domain.ancv.AncvState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The next attempt is pushed back before this one is made, further and further, and somebody is told at last. */
class FollowUpTest {

    private static final Instant NOW = Sample.OPEN;

    @Test
    void waits_double_up_to_a_quarter_of_an_hour() {
        assertThat(tries().limit(8).map(FollowUpTest::wait)).containsExactlyElementsOf(
                Stream.of(1, 2, 4, 8, 15, 15, 15, 15).map(Duration::ofMinutes).toList());
    }

    @Test
    void waits_stay_the_same_however_long_it_lasts() {
        var tired = new FollowUp(Optional.of(NOW), 1_000_000, Optional.empty(), Optional.empty());

        assertThat(wait(tired.pushedBack(NOW))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_eighth_try_asks_for_attention_and_goes_on() {
        List<FollowUp> tries = tries().limit(9).toList();

        assertThat(tries.subList(0, 7)).allSatisfy(each -> assertThat(each.attention()).isEmpty());
        assertThat(tries.get(7).attention()).contains(Attention.since(NOW, Why.TOO_MANY_TRIES));
        assertThat(tries.get(8).dueAt()).isPresent();
    }

    @Test
    void a_paid_payment_whose_checks_keep_failing_asks_for_attention_and_one_that_is_as_expected_does_not() {
        FollowUp tired = tries().skip(7).findFirst().orElseThrow();
        assertThat(tired.attention()).isPresent();
        var asExpected = Found.in(AncvState.AUTHORIZED, 12_000).read();
        Decision decision = new Decide(Sample.POLICIES).decide(Sample.PAID.payment, tired, asExpected, NOW);
        assertThat(decision).isEqualTo(new Decision.Kept(FollowUp.at(NOW.plus(Duration.ofHours(1))), Decision.Step.NONE));
    }

    @Test
    void attention_is_needed_since_it_first_was() {
        var earlier = Optional.of(Attention.since(Sample.EARLY, Why.TRANSACTION_MISMATCH));
        var mismatch = new FollowUp(Optional.of(NOW), 20, earlier, Optional.empty());

        assertThat(mismatch.pushedBack(NOW).attention()).isEqualTo(earlier);
    }

    @Test
    void an_operator_has_it_counted_anew_and_attention_asked_for_anew() {
        var attention = Optional.of(Attention.since(Sample.EARLY, Why.TOO_MANY_TRIES));
        var tired = new FollowUp(Optional.of(NOW.plusSeconds(900)), 12, attention, Optional.empty());

        assertThat(tired.unblocked()).isEqualTo(FollowUp.at(NOW.plusSeconds(900)));
    }

    @ParameterizedTest
    @CsvSource({"PAID, CANCELLED", "EXPIRED, CANCELLED", "CANCELLED_NOT_KNOWN, CANCELLED"})
    void one_that_was_closed_before_and_changes_is_closed_anew(Sample sample, AncvState state) {
        FollowUp before = FollowUp.settled(Sample.OVER);
        Decision decision = new Decide(Sample.POLICIES).decide(sample.payment, before, Found.in(state, 12_000).read(), Sample.LOST);
        assertThat(decision).isInstanceOfSatisfying(Decision.Changed.class,
                changed -> assertThat(changed.followUp()).isEqualTo(FollowUp.settled(Sample.LOST)));
    }

    @Test
    void one_that_does_not_change_stays_closed_since_then() {
        FollowUp before = FollowUp.settled(Sample.OVER);
        assertThat(new Decide(Sample.POLICIES).decide(Sample.PAID.payment, before, Found.in(AncvState.VALIDATED, 12_000).read(), Sample.LOST))
                .isEqualTo(new Decision.Kept(before, Decision.Step.NONE));
    }

    private static Stream<FollowUp> tries() {
        return Stream.iterate(FollowUp.at(NOW), each -> each.pushedBack(NOW)).skip(1);
    }

    private static Duration wait(FollowUp followUp) {
        return Duration.between(NOW, followUp.dueAt().orElseThrow());
    }
}
