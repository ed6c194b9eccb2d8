package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.VirtualThreadExecutor;
import fr.ancvconnect.app.link.CreatePaymentLink.RequestedTerms;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.start.StartPayment.StartedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.link.LinkLimits;
import fr.ancvconnect.domain.link.PaymentLink;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
        return new ServiceFixture(
                        stores.payments(),
                        stores.folders(),
                        stores.establishments(),
                        stores.checkIndex(),
                        stores.links(),
                        new VirtualThreadExecutor())
                .activateOption();
    }

    @Test
    void a_start_costs_two_reads_two_transactions_and_one_write_and_calls_ancv_twice() {
        assertThat(calls.of(() -> service.startPayment(folder, "k1", 4_000)))
                .containsExactly("BatchGetItem", "GetItem", TRANSACTION, TRANSACTION, "UpdateItem");
        assertThat(service.ancvCalls()).isEqualTo(2);
    }

    @Test
    void a_start_through_a_link_costs_one_read_more_than_a_guest_s_start() {
        PaymentLink link = service.link(folder, "link", 4_000);
        assertThat(calls.of(() -> service.startThrough(link, "k1", 0)))
                .containsExactly("GetItem", "BatchGetItem", "GetItem", TRANSACTION, TRANSACTION, "UpdateItem");
        assertThat(service.ancvCalls()).isEqualTo(2);
        FolderId other = service.folder("F-" + UUID.randomUUID(), 10_000);
        assertThat(calls.of(() -> service.start(new Caller.Guest(other), other, "k1", 4_000)))
                .containsExactly("BatchGetItem", "GetItem", TRANSACTION, TRANSACTION, "UpdateItem");
    }

    @Test
    void a_confirmation_through_a_link_costs_one_read_more() {
        PaymentLink link = service.link(folder, "link", 4_000);
        service.startThrough(link, "k1", 0);
        VersionedPayment payment = service.onlyPayment(folder);
        assertThat(calls.of(() -> service.confirm(payment))).containsExactly("GetItem", "GetItem", TRANSACTION);
        assertThat(service.stored(link).paidAt()).isPresent();
    }

    @Test
    void a_start_through_a_link_that_is_over_costs_three_reads_and_a_wrong_token_none() {
        PaymentLink link = service.link(folder, "link", 4_000);
        service.revokeLink.revoke(ServiceFixture.PLATFORM, folder, link.id());
        assertThat(calls.of(() -> service.startThrough(link, "k1", 0)))
                .containsExactly("GetItem", "BatchGetItem", "GetItem");
        String wrong = service.tokenOf(link).replace(".ver001.", ".ver002.");
        assertThat(calls.of(() -> service.page.state(wrong))).isEmpty();
    }

    @Test
    void the_page_of_a_link_costs_four_reads_and_its_poll_two() {
        PaymentLink link = service.link(folder, "link", 4_000);
        assertThat(calls.of(() -> service.page.state(service.tokenOf(link))))
                .containsExactly("GetItem", "BatchGetItem", "GetItem");
        service.startThrough(link, "k1", 0);
        assertThat(calls.of(() -> service.page.state(service.tokenOf(link))))
                .containsExactly("GetItem", "BatchGetItem", "GetItem", "Query");
        var payment =
                Optional.of(service.onlyPayment(folder).payment().request().id());
        assertThat(calls.of(() -> service.page.payment(service.tokenOf(link), payment)))
                .containsExactly("GetItem", "Query");
    }

    @Test
    void a_link_is_created_with_three_reads_and_one_transaction_and_revoked_with_one_read_and_one_write() {
        assertThat(calls.of(() -> service.link(folder, "link", 4_000)))
                .containsExactly("GetItem", "Query", "GetItem", TRANSACTION);
        PaymentLink link = service.link(folder, "link", 4_000);
        assertThat(calls.of(() -> service.readLinks.read(ServiceFixture.PLATFORM, folder, link.id())))
                .containsExactly("BatchGetItem");
        assertThat(calls.of(() -> service.readLinks.list(ServiceFixture.PLATFORM, folder)))
                .containsExactly("GetItem", "Query");
        assertThat(calls.of(() -> service.revokeLink.revoke(ServiceFixture.PLATFORM, folder, link.id())))
                .containsExactly("BatchGetItem", "UpdateItem");
    }

    @Test
    void fifty_concurrent_starts_through_a_link_start_one_payment() throws Exception {
        PaymentLink link = service.link(folder, "link", 4_000);
        var results = Concurrently.times(50, number -> service.startThrough(link, "k" + number, 0));
        assertThat(results).filteredOn(Result.Success.class::isInstance).hasSize(1);
        assertThat(service.folderWithPayments(folder).payments()).hasSize(1);
        assertThat(service.ancvCalls()).isEqualTo(2);
    }

    @Test
    void concurrent_creations_never_exceed_the_limit_of_active_links() throws Exception {
        for (int count = 0; count < LinkLimits.ACTIVE - 2; count++) {
            service.link(folder, "k" + count, 0);
        }
        var terms = new RequestedTerms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var results = Concurrently.times(
                10,
                number -> service.createLink.create(
                        ServiceFixture.PLATFORM, folder, new IdempotencyKey("more" + number), terms));
        assertThat(results).filteredOn(Result.Success.class::isInstance).hasSizeLessThanOrEqualTo(2);
        assertThat(service.createLink.create(ServiceFixture.PLATFORM, folder, new IdempotencyKey("last"), terms))
                .satisfies(result ->
                        assertThat(ServiceFixture.codeOf(result)).isEqualTo(ProblemCode.TOO_MANY_PAYMENT_LINKS));
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
