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
    private static final AncvResponse REJECTED = new AncvResponse.Rejected(AncvErrorCode.TRANSACTION_NOT_FOUND);
    /** The circuit breaker measures real time. This delay never ends within a test. */
    private static final Duration LONG_PAUSE = Duration.ofHours(1);

    private static final Duration SHORT_PAUSE = Duration.ofMillis(1);

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void the_circuit_breaker_opens_after_repeated_failures() {
        RetryPolicy policy = policyWithPause(LONG_PAUSE);
        IntStream.range(0, 10).forEach(_ -> execute(policy, DOWN));
        assertThat(calls).hasValue(20);

        assertThat(execute(policy, REJECTED)).isEqualTo(DOWN);
        assertThat(calls)
                .as("no call is made while the circuit breaker is open")
                .hasValue(20);
    }

    @Test
    void the_circuit_breaker_closes_again_after_the_pause() {
        RetryPolicy policy = policyWithPause(SHORT_PAUSE);
        IntStream.range(0, 10).forEach(_ -> execute(policy, DOWN));

        assertThat(Eventually.until(() -> execute(policy, REJECTED), REJECTED::equals))
                .isEqualTo(REJECTED);
        assertThat(execute(policy, REJECTED)).isEqualTo(REJECTED);
    }

    @Test
    void rejections_do_not_open_the_circuit_breaker() {
        RetryPolicy policy = policyWithPause(LONG_PAUSE);
        IntStream.range(0, 30).forEach(_ -> execute(policy, REJECTED));

        assertThat(calls).hasValue(30);
    }

    private static RetryPolicy policyWithPause(Duration pause) {
        return new RetryPolicy(
                GatewayFixture.CLOCK,
                new RetryDelays(Duration.ofMillis(2), Duration.ofMillis(1), pause, Duration.ofMinutes(1)));
    }

    private AncvResponse execute(RetryPolicy policy, AncvResponse answer) {
        return policy.execute(Deadline.from(GatewayFixture.CLOCK), () -> {
            calls.incrementAndGet();
            return answer;
        });
    }
}
