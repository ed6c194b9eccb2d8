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
    private static final AncvResponse REJECTED = new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND);

    private static final Duration SLOW = Duration.ofSeconds(3);

    private final AtomicInteger calls = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-23T21:42:58Z");
    private final Deadline deadline = Deadline.from(() -> now);
    private final RetryPolicy policy = new RetryPolicy(
            () -> now, new RetryDelays(Duration.ofMillis(2), Duration.ofMillis(1), Duration.ofHours(1), SLOW));

    @Test
    void an_unavailable_call_is_tried_three_times() {
        assertThat(execute(DOWN)).isEqualTo(DOWN);
        assertThat(calls).hasValue(3);
    }

    @Test
    void a_rejection_or_an_unreadable_response_is_not_retried() {
        assertThat(execute(REJECTED)).isEqualTo(REJECTED);
        assertThat(execute(new AncvResponse.Unreadable())).isEqualTo(new AncvResponse.Unreadable());
        assertThat(calls).hasValue(2);
    }

    @Test
    void the_first_response_ends_the_retries() {
        AncvResponse answer = policy.execute(deadline, () -> calls.incrementAndGet() == 1 ? DOWN : REJECTED);

        assertThat(answer).isEqualTo(REJECTED);
        assertThat(calls).hasValue(2);
    }

    @Test
    void no_retry_is_made_shortly_before_the_deadline() {
        AncvResponse answer = policy.execute(deadline, () -> {
            calls.incrementAndGet();
            now = now.plusMillis(7_499);
            return DOWN;
        });

        assertThat(answer).isEqualTo(DOWN);
        assertThat(calls).hasValue(2);
    }

    @Test
    void no_call_is_made_after_the_deadline() {
        now = deadline.at();

        assertThat(execute(REJECTED)).isEqualTo(DOWN);
        assertThat(calls).hasValue(0);
    }

    @Test
    void slow_responses_are_returned_but_open_the_circuit_breaker_like_failures() {
        for (int count = 0; count < 20; count++) {
            assertThat(execute(REJECTED, SLOW)).isEqualTo(REJECTED);
        }
        assertThat(execute(REJECTED, SLOW)).isEqualTo(DOWN);
        assertThat(calls).hasValue(20);
    }

    @Test
    void a_response_just_below_the_slow_threshold_is_not_a_failure() {
        for (int count = 0; count < 30; count++) {
            assertThat(execute(REJECTED, SLOW.minusMillis(1))).isEqualTo(REJECTED);
        }
        assertThat(calls).hasValue(30);
    }

    private AncvResponse execute(AncvResponse answer, Duration duration) {
        return policy.execute(Deadline.from(() -> now), () -> {
            calls.incrementAndGet();
            now = now.plus(duration);
            return answer;
        });
    }

    @Test
    void an_unexpected_exception_is_thrown_to_the_caller() {
        assertThatThrownBy(() -> policy.execute(deadline, () -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");
    }

    private AncvResponse execute(AncvResponse answer) {
        return policy.execute(deadline, () -> {
            calls.incrementAndGet();
            return answer;
        });
    }
}
