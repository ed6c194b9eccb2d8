package fr.ancvconnect.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.domain.payment.Attention.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The next attempt is pushed back before this one is made, further and further, and somebody is told at last. */
class FollowUpTest {

    private static final Instant NOW = Sample.OPEN;

    @Test
    void waits_double_up_to_a_quarter_of_an_hour() {
        assertThat(tries(Sample.REFUSING_PAID).limit(8).map(FollowUpTest::wait)).containsExactlyElementsOf(
                Stream.of(1, 2, 4, 8, 15, 15, 15, 15).map(Duration::ofMinutes).toList());
    }

    @Test
    void waits_stay_the_same_however_long_it_lasts() {
        var tired = new FollowUp(Optional.of(NOW), 1_000_000, Optional.empty(), Optional.empty());

        assertThat(wait(tired.pushedBack(Sample.PENDING.payment, NOW))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_eighth_try_asks_for_attention_and_goes_on() {
        List<FollowUp> tries = tries(Sample.REFUSING_PAID).limit(9).toList();

        assertThat(tries.subList(0, 7)).allSatisfy(each -> assertThat(each.attention()).isEmpty());
        assertThat(tries.get(7).attention()).contains(new Attention(NOW, Why.TOO_MANY_TRIES));
        assertThat(tries.get(8).dueAt()).isPresent();
    }

    @Test
    void a_paid_payment_that_only_waits_for_its_settlement_asks_for_no_attention() {
        assertThat(tries(Sample.PAID).limit(20)).allSatisfy(each -> assertThat(each.attention()).isEmpty());
    }

    @Test
    void attention_is_needed_since_it_first_was() {
        var earlier = Optional.of(new Attention(Sample.EARLY, Why.TRANSACTION_MISMATCH));
        var mismatch = new FollowUp(Optional.of(NOW), 20, earlier, Optional.empty());

        assertThat(mismatch.pushedBack(Sample.PENDING.payment, NOW).attention()).isEqualTo(earlier);
    }

    @Test
    void an_operator_has_it_counted_anew_and_attention_asked_for_anew() {
        var attention = Optional.of(new Attention(Sample.EARLY, Why.TOO_MANY_TRIES));
        var tired = new FollowUp(Optional.of(NOW.plusSeconds(900)), 12, attention, Optional.empty());

        assertThat(tired.unblocked()).isEqualTo(FollowUp.at(NOW.plusSeconds(900)));
    }

    private static Stream<FollowUp> tries(Sample sample) {
        return Stream.iterate(FollowUp.at(NOW), each -> each.pushedBack(sample.payment, NOW)).skip(1);
    }

    private static Duration wait(FollowUp followUp) {
        return Duration.between(NOW, followUp.dueAt().orElseThrow());
    }
}
