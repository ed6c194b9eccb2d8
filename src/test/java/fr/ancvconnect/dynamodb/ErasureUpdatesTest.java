package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.app.ErasureRunner;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.erasure.ErasePersonalData.ErasureReport;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidate;
import fr.ancvconnect.app.erasure.PersonalDataStore.ErasureCandidatePage;
import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The erasure of the personal data of a folder and its payments in the table. */
class ErasureUpdatesTest {

    private static final String[] PERSONAL_DATA = {
        "personal", "m***@exemple.fr", "Marie", "Martin", "marie@exemple.fr", "appel"
    };
    private static final Optional<Reason> FREE_TEXT = Optional.of(Reason.freeText("Un appel du client"));

    private final String name = "erasure-" + UUID.randomUUID();
    private final RecordedCalls calls = new RecordedCalls();
    private final StoreFixture stores = StoreFixture.on(LocalTables.named(name, calls));
    private final ServiceFixture service = new ServiceFixture(
                    stores.payments(), stores.folders(), stores.establishments(), stores.checkIndex())
            .activateOption();
    private final ErasureRunner runner = new ErasureRunner(stores.personalData(), stores.folders(), service.clock());
    private final FolderId folder = service.folder("F1", 10_000, new Customer("Marie Martin", "marie@exemple.fr"));

    @Test
    void a_folder_is_still_readable_after_all_personal_data_is_erased() {
        FolderWithPayments before = cancelled();
        assertThat(items()).contains(PERSONAL_DATA);

        service.clock().move(ErasureRunner.RETENTION.minusDays(1));
        assertThat(runner.runAndAdvance()).isEqualTo(ErasureRunner.NOTHING);
        assertThat(service.folderWithPayments(folder)).isEqualTo(before);

        service.clock().move(Duration.ofDays(1));
        assertThat(runner.runAndAdvance()).isEqualTo(new ErasureRunner.Counts(4, 4, 0));
        assertThat(items()).doesNotContain(PERSONAL_DATA).doesNotContain("SETTLED#");
        FolderWithPayments after = service.folderWithPayments(folder);
        assertThat(remainingData(after))
                .isEqualTo(remainingData(before))
                .contains("REFUSED", "PAID", "CANCELLED", "CANCELLATION_WINDOW_PASSED");
        assertThat(after.folder().customer()).isEmpty();
        assertThat(after.payments()).hasSize(3).allSatisfy(payment -> {
            assertThat(payment.payment().payment().request().beneficiaryMask()).isEmpty();
            assertThat(payment.payment().metadata().fingerprint()).isEmpty();
        });
        assertThat(runner.runAndAdvance()).isEqualTo(ErasureRunner.NOTHING);
    }

    /**
     * One payment is refused with a free-text reason, one stays PAID because its folder is cancelled too late, and one is
     * cancelled with the folder.
     */
    private FolderWithPayments cancelled() {
        refuse(paid("k1"));
        paid("k2");
        service.clock().move(Duration.ofHours(5));
        service.startPayment(folder, "k3", 2_000);
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock().instant());
        return service.folderWithPayments(folder);
    }

    /** All data that remains: amounts, states, dates, refunds, and the actor and time of each change. */
    private static String remainingData(FolderWithPayments folderWithPayments) {
        var payments = folderWithPayments.payments().stream()
                .map(payment -> payment.payment().payment())
                .map(payment -> payment.status()
                        + " " + payment.request().amount() + payment.request().requestedAt() + payment.confirmation()
                        + payment.refund() + payment.transaction())
                .toList();
        var entries = folderWithPayments.payments().stream()
                .flatMap(payment -> payment.history().stream())
                .map(entry -> entry.at() + " " + entry.status() + " " + entry.by()
                        + entry.reason().filter(reason -> !reason.personal()))
                .toList();
        return folderWithPayments.folder().sums() + " "
                + folderWithPayments.folder().cancelledAt() + payments + entries;
    }

    @Test
    void an_erasure_costs_one_read_one_write_per_free_text_entry_and_one_write_of_the_item() {
        VersionedPayment paid = paid("k1");
        assertThat(calls.of(() -> erase(paid))).containsExactly("Query", "UpdateItem");
        refuse(paid);
        VersionedPayment refused = stored(paid);
        assertThat(calls.of(() -> erase(refused))).containsExactly("Query", "UpdateItem", "UpdateItem", "UpdateItem");
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock().instant());
        assertThat(calls.of(() -> stores.personalData()
                        .erase(new ErasureCandidate.OfFolder(
                                folder, service.clock().instant()))))
                .containsExactly("GetItem", "UpdateItem");
    }

    @Test
    void an_erasure_run_without_due_items_costs_one_query_per_shard() {
        cancelled();
        assertThat(calls.of(runner::run)).hasSize(CheckIndex.SHARDS).containsOnly("Query");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_payment_stays_queued_if_its_erasure_crashes_after_any_call(int calls) {
        VersionedPayment paid = paid("k1");
        refuse(paid);
        VersionedPayment refused = stored(paid);
        var crashing =
                new DynamoDbPersonalDataStore(LocalTables.existing(name, new CrashAfter(new AtomicInteger(calls))));
        assertThatThrownBy(() -> crashing.erase(candidate(refused))).hasStackTraceContaining("Crash");
        assertThat(stored(refused).nextCheck().settledAt()).isPresent();
        assertThat(items()).contains("appel", "m***@exemple.fr");
        service.clock().move(ErasureRunner.RETENTION);
        assertThat(runner.runAndAdvance()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(stored(refused).nextCheck().settledAt()).isEmpty();
        assertThat(items()).doesNotContain("m***@exemple.fr", "appel");
    }

    /** Simulates a crash of the process after this number of calls. */
    private record CrashAfter(AtomicInteger calls) implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (calls.getAndDecrement() <= 0) {
                throw new IllegalStateException("Crash");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fr.ancvconnect.dynamodb.StoreFault#all")
    void a_payment_is_erased_once_despite_faults_of_dynamodb(StoreFault fault) {
        VersionedPayment paid = paid("k1");
        var faults = new StoreFaults();
        Table table = LocalTables.existing(name, faults);
        ItemReader item = table.get(PaymentItem.key(paid)).orElseThrow();
        WriteId write = WriteId.next();
        faults.next(fault, 2);
        assertThat(table.write(ErasureUpdates.ofPayment(item, write)).tookEffect(write))
                .isTrue();
        assertThat(faults.remaining()).isLessThan(2);
        assertThat(stored(paid).version()).isEqualTo(paid.version() + 1);
        assertThat(stored(paid).payment().request().beneficiaryMask()).isEmpty();
    }

    @Test
    void a_payment_refused_during_its_erasure_is_not_erased() {
        VersionedPayment read = paid("k1");
        refuse(read);
        String before = items();
        assertThat(erase(read)).isFalse();
        assertThat(items()).isEqualTo(before).contains("appel", "m***@exemple.fr");
    }

    @Test
    void an_unreadable_item_is_counted_and_does_not_block_other_items() {
        VersionedPayment unreadable = paid("k1");
        VersionedPayment other = paid(IntStream.range(0, 1_000)
                .mapToObj(number -> "key-" + number)
                .filter(key -> shard(StoreSamples.requested(StoreSamples.folder("F1", 1), key, 1)) == shard(unreadable))
                .findFirst()
                .orElseThrow());
        makeUnreadable(unreadable, "paymentId");
        ErasureCandidatePage page = stores.personalData()
                .closedBy(shard(unreadable), service.clock().instant(), 25, Optional.empty());
        assertThat(page)
                .isEqualTo(new ErasureCandidatePage(
                        List.of(candidate(other)), 1, unreadable.nextCheck().settledAt(), Optional.empty()));
        service.clock().move(ErasureRunner.RETENTION);
        assertThat(runner.runAndAdvance()).isEqualTo(new ErasureRunner.Counts(2, 1, 1));
        assertThat(stored(other).payment().request().beneficiaryMask()).isEmpty();
    }

    @Test
    void an_unreadable_item_is_reported_and_increases_the_lag_of_the_queue() {
        VersionedPayment unreadable = paid("k1");
        makeUnreadable(unreadable, "paymentId");
        service.clock().move(ErasureRunner.RETENTION.plusDays(2));
        for (int minute = 0; minute < 2; minute++) {
            ErasureReport report = runner.run();
            assertThat(report.unreadable()).isEqualTo(1);
            assertThat(report.lag())
                    .contains(Duration.between(
                            unreadable.nextCheck().settledAt().orElseThrow().plus(ErasureRunner.RETENTION),
                            service.clock().instant()));
        }
    }

    @Test
    void an_item_with_an_unreadable_status_is_erased() {
        makeUnreadable(paid("k1"), "status");
        service.clock().move(ErasureRunner.RETENTION);
        assertThat(runner.runAndAdvance()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(items()).doesNotContain("m***@exemple.fr");
    }

    private VersionedPayment paid(String key) {
        VersionedPayment started = service.startPayment(folder, key, 2_000);
        service.confirmWithoutNotification(started);
        service.sweepAfter(Duration.ofMinutes(1));
        return stored(started);
    }

    private void refuse(VersionedPayment payment) {
        service.refuse.refuse(ServiceFixture.PLATFORM, folder, id(payment), FREE_TEXT);
    }

    private boolean erase(VersionedPayment payment) {
        return stores.personalData().erase(candidate(payment));
    }

    private ErasureCandidate candidate(VersionedPayment payment) {
        return new ErasureCandidate.OfPayment(folder, id(payment), payment.version());
    }

    private VersionedPayment stored(VersionedPayment payment) {
        return stores.payments().find(folder, id(payment)).orElseThrow();
    }

    private void makeUnreadable(VersionedPayment payment, String attribute) {
        try (var client = LocalTables.client()) {
            client.updateItem(update -> update.tableName(name)
                    .key(PaymentItem.key(payment).attributes())
                    .updateExpression("SET #attribute = :value")
                    .expressionAttributeNames(Map.of("#attribute", attribute))
                    .expressionAttributeValues(Map.of(":value", AttributeValue.fromS("?"))));
        }
    }

    private String items() {
        try (var client = LocalTables.client()) {
            return client.scan(scan -> scan.tableName(name)).items().toString();
        }
    }

    private static int shard(VersionedPayment payment) {
        return CheckIndex.shardOf(id(payment));
    }

    private static PaymentId id(VersionedPayment payment) {
        return payment.payment().request().id();
    }
}
