package fr.ancvconnect.ancv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ports.AncvAnswer;
import fr.ancvconnect.app.ports.Deadline;
import fr.ancvconnect.domain.ancv.AncvErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeavingAncvAloneTest {

    private static final AncvAnswer DOWN = new AncvAnswer.Unavailable();
    private static final AncvAnswer REFUSED = new AncvAnswer.Denied(AncvErrorCode.TRANSACTION_NOT_FOUND);
    private static final Duration REST = Duration.ofMillis(150);

    private final AtomicInteger asked = new AtomicInteger();
    private final Persistence persistence =
            new Persistence(Bench.CLOCK, new Pace(Duration.ofMillis(2), Duration.ofMillis(1), REST, Duration.ofMinutes(1)));

    @Test
    void ancv_is_left_alone_when_it_was_long_down_and_asked_again_after_a_rest() throws InterruptedException {
        IntStream.range(0, 10).forEach(_ -> ask(DOWN));
        assertThat(asked).hasValue(20);

        assertThat(ask(REFUSED)).isEqualTo(DOWN);
        assertThat(asked).as("nothing is sent while ANCV is left alone").hasValue(20);

        Thread.sleep(REST.plusMillis(20));
        assertThat(ask(REFUSED)).isEqualTo(REFUSED);
        assertThat(ask(REFUSED)).isEqualTo(REFUSED);
    }

    @Test
    void refusals_are_no_reason_to_leave_ancv_alone() {
        IntStream.range(0, 30).forEach(_ -> ask(REFUSED));

        assertThat(asked).hasValue(30);
    }

    private AncvAnswer ask(AncvAnswer answer) {
        return persistence.insist(Deadline.from(Bench.CLOCK), () -> {
            asked.incrementAndGet();
            return answer;
        });
    }
}
