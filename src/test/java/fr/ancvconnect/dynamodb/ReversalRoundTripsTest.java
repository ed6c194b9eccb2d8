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
    private final ConcurrentServiceFixture fixture = new ConcurrentServiceFixture(calls);
    private final ScriptedCallers callers = fixture.callers;
    private final FolderId folder = callers.folder(20_000);

    @Test
    void a_refusal_costs_one_read_and_two_transactions_and_calls_ancv_once() {
        VersionedPayment payment = callers.startAndConfirmPayment(folder, "k1", 4_000);
        int before = fixture.service.ancvCalls();
        assertThat(calls.of(() -> assertThat(callers.refuse(payment)).isEqualTo("REFUSED")))
                .containsExactly("Query", TRANSACTION, TRANSACTION);
        assertThat(fixture.service.ancvCalls()).isEqualTo(before + 1);
    }

    @Test
    void a_repeated_refusal_costs_one_read() {
        VersionedPayment payment = callers.startAndConfirmPayment(folder, "k1", 4_000);
        callers.refuse(payment);
        int before = fixture.service.ancvCalls();
        assertThat(calls.of(() -> callers.refuse(payment))).containsExactly("Query");
        assertThat(fixture.service.ancvCalls()).isEqualTo(before);
    }

    @Test
    void a_cancellation_costs_one_read_one_transaction_and_per_payment_one_transaction_and_call() {
        IntStream.range(0, 6).forEach(number -> callers.startAndConfirmPayment(folder, "k" + number, 2_000));
        fixture.service.startPayment(folder, "pending", 2_000);
        int before = fixture.service.ancvCalls();
        List<String> operations = calls.of(() -> callers.cancel(folder));
        assertThat(operations).startsWith("Query", TRANSACTION).hasSize(2 + 7);
        assertThat(Collections.frequency(operations, TRANSACTION)).isEqualTo(1 + 7);
        assertThat(fixture.service.ancvCalls()).isEqualTo(before + 7);
    }

    @Test
    void a_repeated_cancellation_costs_one_read() {
        callers.startAndConfirmPayment(folder, "k1", 4_000);
        callers.cancel(folder);
        int before = fixture.service.ancvCalls();
        assertThat(calls.of(() -> callers.cancel(folder))).containsExactly("Query");
        assertThat(fixture.service.ancvCalls()).isEqualTo(before);
    }
}
