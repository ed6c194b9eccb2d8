package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.ancv.RetryPolicy.RetryDelays;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final AncvResponse DOWN = new AncvResponse.Unavailable();
    private static final AncvResponse REFUSED = new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND);

    private static final Duration SLOW = Duration.ofSeconds(3);

    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-23T21:42:58Z");
    private final Deadline deadline = Deadline.from(() -> now);
    private final RetryPolicy persistence = new RetryPolicy(
            () -> now, new RetryDelays(Duration.ofMillis(2), Duration.ofMillis(1), Duration.ofHours(1), SLOW));

    @Test
    void what_is_unavailable_is_asked_three_times_and_no_more() {
        assertThat(ask(DOWN)).isEqualTo(DOWN);
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_refusal_or_an_unreadable_answer_is_not_asked_again() {
        assertThat(ask(REFUSED)).isEqualTo(REFUSED);
        assertThat(ask(new AncvResponse.Unreadable())).isEqualTo(new AncvResponse.Unreadable());
        assertThat(asked).hasValue(2);
    }

    @Test
    void the_first_answer_ends_the_asking() {
        AncvResponse answer = persistence.execute(deadline, () -> asked.incrementAndGet() == 1 ? DOWN : REFUSED);

        assertThat(answer).isEqualTo(REFUSED);
        assertThat(asked).hasValue(2);
    }

    @Test
    void nothing_is_asked_again_once_the_deadline_is_near() {
        AncvResponse answer = persistence.execute(deadline, () -> {
            asked.incrementAndGet();
            now = now.plusMillis(7_499);
            return DOWN;
        });

        assertThat(answer).isEqualTo(DOWN);
        assertThat(asked).hasValue(2);
    }

    @Test
    void nothing_is_asked_after_the_deadline() {
        now = deadline.at();

        assertThat(ask(REFUSED)).isEqualTo(DOWN);
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_slow_answer_is_returned_and_after_many_of_them_ancv_is_left_alone_as_if_it_had_failed() {
        for (int count = 0; count < 20; count++) {
            assertThat(ask(REFUSED, SLOW)).isEqualTo(REFUSED);
        }
        assertThat(ask(REFUSED, SLOW)).isEqualTo(DOWN);
        assertThat(asked).hasValue(20);
    }

    @Test
    void an_answer_that_is_not_quite_slow_is_no_failure() {
        for (int count = 0; count < 30; count++) {
            assertThat(ask(REFUSED, SLOW.minusMillis(1))).isEqualTo(REFUSED);
        }
        assertThat(asked).hasValue(30);
    }

    private AncvResponse ask(AncvResponse answer, Duration takes) {
        return persistence.execute(Deadline.from(() -> now), () -> {
            asked.incrementAndGet();
            now = now.plus(takes);
            return answer;
        });
    }

    @Test
    void a_bug_is_not_hidden() {
        assertThatThrownBy(() -> persistence.execute(deadline, () -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");
    }

    private AncvResponse ask(AncvResponse answer) {
        return persistence.execute(deadline, () -> {
            asked.incrementAndGet();
            return answer;
        });
    }
}
