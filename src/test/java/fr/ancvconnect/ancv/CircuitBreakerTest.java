package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.ancv.RetryPolicy.RetryDelays;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final AncvResponse DOWN = new AncvResponse.Unavailable();
    private static final AncvResponse REFUSED = new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND);
    /** The circuit breaker measures real time. This delay never ends within a test. */
    private static final Duration A_LONG_REST = Duration.ofHours(1);

    private static final Duration A_SHORT_REST = Duration.ofMillis(1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void ancv_is_left_alone_when_it_was_long_down() {
        RetryPolicy persistence = resting(A_LONG_REST);
        IntStream.range(0, 10).forEach(_ -> ask(persistence, DOWN));
        assertThat(asked).hasValue(20);

        assertThat(ask(persistence, REFUSED)).isEqualTo(DOWN);
        assertThat(asked).as("nothing is sent while ANCV is left alone").hasValue(20);
    }

    @Test
    void ancv_is_asked_again_after_a_rest() {
        RetryPolicy persistence = resting(A_SHORT_REST);
        IntStream.range(0, 10).forEach(_ -> ask(persistence, DOWN));

        assertThat(Eventually.until(() -> ask(persistence, REFUSED), REFUSED::equals))
                .isEqualTo(REFUSED);
        assertThat(ask(persistence, REFUSED)).isEqualTo(REFUSED);
    }

    @Test
    void refusals_are_no_reason_to_leave_ancv_alone() {
        RetryPolicy persistence = resting(A_LONG_REST);
        IntStream.range(0, 30).forEach(_ -> ask(persistence, REFUSED));

        assertThat(asked).hasValue(30);
    }

    private static RetryPolicy resting(Duration rest) {
        return new RetryPolicy(
                GatewayFixture.CLOCK,
                new RetryDelays(Duration.ofMillis(2), Duration.ofMillis(1), rest, Duration.ofMinutes(1)));
    }

    private AncvResponse ask(RetryPolicy persistence, AncvResponse answer) {
        return persistence.execute(Deadline.from(GatewayFixture.CLOCK), () -> {
            asked.incrementAndGet();
            return answer;
        });
    }
}
