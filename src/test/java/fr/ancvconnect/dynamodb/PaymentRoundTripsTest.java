package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The use cases on the DynamoDB store: their budget of round trips, and many concurrent callers. */
class PaymentRoundTripsTest {

    private static final String TRANSACTION = "TransactWriteItems";

    /** Each test has its own table, because due payments of other tests would be swept too. */
    private final String table = "payment-path-" + UUID.randomUUID();

    private final RecordedCalls calls = new RecordedCalls();
    private final ServiceFixture service = service(calls);
    private final FolderId folder = service.folder("F-" + UUID.randomUUID(), 10_000);

    private ServiceFixture service(RecordedCalls calls) {
        LocalTables.named(table);
        StoreFixture stores = StoreFixture.on(LocalTables.existing(table, calls));
        return new ServiceFixture(stores.payments(), stores.folders(), stores.establishments(), stores.checkIndex())
                .activateOption();
    }

    @Test
    void a_start_costs_two_reads_two_transactions_and_one_write_and_calls_ancv_twice() {
        assertThat(calls.of(() -> service.startPayment(folder, "k1", 4_000)))
                .containsExactly("BatchGetItem", "GetItem", TRANSACTION, TRANSACTION, "UpdateItem");
        assertThat(service.ancvCalls()).isEqualTo(2);
    }

    @Test
    void a_notification_that_confirms_costs_one_read_and_one_transaction() {
        VersionedPayment payment = service.startPayment(folder, "k1", 4_000);
        assertThat(calls.of(() -> service.confirm(payment))).containsExactly("GetItem", TRANSACTION);
        assertThat(service.ancvCalls()).isEqualTo(3);
    }

    @Test
    void a_repeated_notification_costs_one_read() {
        VersionedPayment payment = service.startPayment(folder, "k1", 4_000);
        service.confirm(payment);
        assertThat(calls.of(() -> service.notify(payment))).containsExactly("GetItem");
        assertThat(service.ancvCalls()).isEqualTo(4);
    }

    @Test
    void a_poll_costs_one_query() {
        VersionedPayment payment = service.startPayment(folder, "k1", 4_000);
        assertThat(calls.of(() -> service.readFolder.readPayment(
                        ServiceFixture.PLATFORM,
                        folder,
                        payment.payment().request().id())))
                .containsExactly("Query");
    }

    @Test
    void an_open_folder_costs_one_query_and_one_read_and_a_cancelled_folder_one_query() {
        service.startPayment(folder, "k1", 4_000);
        assertThat(calls.of(this::readAndDescribe)).containsExactly("Query", "GetItem");
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock().instant());
        assertThat(calls.of(this::readAndDescribe)).containsExactly("Query");
    }

    private void readAndDescribe() {
        assertThat(service.readFolder
                        .read(ServiceFixture.PLATFORM, folder)
                        .then(folderWithPayments -> Result.success(
                                service.rules.availability(ServiceFixture.PLATFORM, folderWithPayments.folder()))))
                .isInstanceOf(Result.Success.class);
    }

    @Test
    void a_rejected_start_costs_three_reads() {
        assertThat(calls.of(() -> service.start(ServiceFixture.PLATFORM, folder, "k1", 1_999)))
                .containsExactly("BatchGetItem", "GetItem", "GetItem");
        assertThat(calls.of(() -> service.start(ServiceFixture.PLATFORM, folder, "k1", 10_001)))
                .containsExactly("BatchGetItem", "GetItem", "GetItem");
        assertThat(service.ancvCalls()).isZero();
    }

    @Test
    void a_sweep_costs_one_query_per_shard_and_priority_and_two_writes_per_due_payment() {
        service.confirmWithoutNotification(service.startPayment(folder, "k1", 4_000));
        List<String> operations = calls.of(() -> service.sweepAfter(Duration.ofMinutes(4)));
        assertThat(operations).containsOnly("Query", "UpdateItem", TRANSACTION);
        assertThat(Collections.frequency(operations, "Query")).isEqualTo(32);
        assertThat(Collections.frequency(operations, "UpdateItem")).isEqualTo(1);
        assertThat(Collections.frequency(operations, TRANSACTION)).isEqualTo(1);
        assertThat(service.ancvCalls()).isEqualTo(3);
    }

    @Test
    void a_withdrawal_costs_the_sweep_one_more_write_for_the_intent() {
        service.startPayment(folder, "k1", 4_000);
        List<String> operations = calls.of(() -> service.sweepAfter(Duration.ofMinutes(4)));
        assertThat(Collections.frequency(operations, "UpdateItem")).isEqualTo(2);
        assertThat(Collections.frequency(operations, TRANSACTION)).isEqualTo(1);
        assertThat(service.ancvCalls()).isEqualTo(4);
    }

    @Test
    void fifty_concurrent_starts_never_commit_more_than_the_total() throws Exception {
        FolderId large = service.folder("F-" + UUID.randomUUID(), 30_000);
        List<Result<StartedPayment>> results =
                Concurrently.times(50, number -> service.start(ServiceFixture.PLATFORM, large, "k" + number, 2_100));
        long done = results.stream().filter(Result.Success.class::isInstance).count();
        assertThat(done).isEqualTo(14);
        assertThat(service.folderWithPayments(large).folder().sums().pending()).isEqualTo(Money.ofCents(14 * 2_100));
        assertThat(service.folderWithPayments(large).payments()).hasSize(14);
        assertThat(service.ancvCalls()).isEqualTo(2 * 14);
    }

    /** The payment takes all of the folder's amount. No caller receives a rejection caused by its own payment. */
    @RepeatedTest(10)
    void fifty_concurrent_starts_with_the_same_key_create_one_payment() throws Exception {
        List<Result<StartedPayment>> results =
                Concurrently.times(50, _ -> service.start(ServiceFixture.PLATFORM, folder, "same", 10_000));
        assertThat(results).allMatch(Result.Success.class::isInstance);
        assertThat(service.folderWithPayments(folder).payments()).hasSize(1);
        assertThat(service.ancvCalls()).isEqualTo(2);
    }
}
