package fr.ancvconnect.domain.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit of a guest's payments: one at a time and 10 an hour, so that no phone gets too many requests. */
class GuestRateLimitTest {

    private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");
    private static final Duration ONE_PAYMENT = Duration.ofSeconds(195);

    @Test
    void the_first_payment_starts_without_a_delay() {
        assertThat(GuestRateLimit.none().timeUntilNextStart(START, ONE_PAYMENT)).isEmpty();
    }

    @Test
    void the_next_payment_starts_without_a_delay_if_none_is_pending() {
        assertThat(new GuestRateLimit(List.of(START), 0).timeUntilNextStart(START.plusSeconds(1), ONE_PAYMENT))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} s after the start of a pending payment: wait {1} s")
    @CsvSource({"0, 195", "60, 135", "194, 1", "195, 1", "1000, 1"})
    void a_start_is_delayed_while_a_payment_is_pending(int seconds, int wait) {
        assertThat(new GuestRateLimit(List.of(START), 1).timeUntilNextStart(START.plusSeconds(seconds), ONE_PAYMENT))
                .contains(Duration.ofSeconds(wait));
    }

    @ParameterizedTest(name = "{0} starts, a minute apart; {1} min after the first: wait {2} min")
    @CsvSource({"9, 10, 0", "10, 10, 50", "10, 59, 1", "10, 60, 0"})
    void ten_payments_may_start_per_hour(int starts, int minutes, int wait) {
        assertThat(withStarts(starts)
                        .timeUntilNextStart(START.plus(Duration.ofMinutes(minutes)), ONE_PAYMENT)
                        .orElse(Duration.ZERO))
                .isEqualTo(Duration.ofMinutes(wait));
    }

    @Test
    void the_longer_of_two_delays_applies() {
        var withPending = new GuestRateLimit(withStarts(10).starts(), 1);

        assertThat(withPending.timeUntilNextStart(START.plus(Duration.ofMinutes(59)), ONE_PAYMENT))
                .contains(Duration.ofMinutes(1));
        assertThat(withPending.timeUntilNextStart(START.plus(Duration.ofMinutes(59)), Duration.ofHours(1)))
                .contains(Duration.ofMinutes(10));
    }

    @Test
    void the_latest_ten_starts_are_kept_oldest_first() {
        Instant now = START.plusSeconds(3600);

        assertThat(withStarts(9).startsWith(now)).hasSize(10).startsWith(START).endsWith(now);
        assertThat(withStarts(10).startsWith(now))
                .hasSize(10)
                .startsWith(START.plusSeconds(60))
                .endsWith(now);
    }

    private static GuestRateLimit withStarts(int starts) {
        return new GuestRateLimit(
                IntStream.range(0, starts)
                        .mapToObj(minute -> START.plusSeconds(60L * minute))
                        .toList(),
                0);
    }
}
