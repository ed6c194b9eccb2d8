package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The budget of round trips of a reversal. */
class ReversalRoundTripsTest {

    private static final String TRANSACTION = "TransactWriteItems";

    private final RecordedCalls calls = new RecordedCalls();
    private final ConcurrentServiceFixture service = new ConcurrentServiceFixture(calls);
    private final ScriptedCallers callers = service.callers;
    private final FolderId folder = callers.folder(20_000);

    @Test
    void a_refusal_costs_one_read_and_two_transactions_and_calls_ancv_once() {
        VersionedPayment payment = callers.paid(folder, "k1", 4_000);
        int before = service.service.ancvCalls();
        assertThat(calls.of(() -> assertThat(callers.refuses(payment)).isEqualTo("REFUSED")))
                .containsExactly("Query", TRANSACTION, TRANSACTION);
        assertThat(service.service.ancvCalls()).isEqualTo(before + 1);
    }

    @Test
    void a_refusal_that_is_asked_again_costs_one_read() {
        VersionedPayment payment = callers.paid(folder, "k1", 4_000);
        callers.refuses(payment);
        int before = service.service.ancvCalls();
        assertThat(calls.of(() -> callers.refuses(payment))).containsExactly("Query");
        assertThat(service.service.ancvCalls()).isEqualTo(before);
    }

    @Test
    void a_cancellation_costs_one_read_one_transaction_and_for_each_payment_one_more_and_one_call() {
        IntStream.range(0, 6).forEach(number -> callers.paid(folder, "k" + number, 2_000));
        service.service.started(folder, "pending", 2_000);
        int before = service.service.ancvCalls();
        List<String> made = calls.of(() -> callers.cancels(folder));
        assertThat(made).startsWith("Query", TRANSACTION).hasSize(2 + 7);
        assertThat(Collections.frequency(made, TRANSACTION)).isEqualTo(1 + 7);
        assertThat(service.service.ancvCalls()).isEqualTo(before + 7);
    }

    @Test
    void a_cancellation_that_is_asked_again_costs_one_read() {
        callers.paid(folder, "k1", 4_000);
        callers.cancels(folder);
        int before = service.service.ancvCalls();
        assertThat(calls.of(() -> callers.cancels(folder))).containsExactly("Query");
        assertThat(service.service.ancvCalls()).isEqualTo(before);
    }
}
