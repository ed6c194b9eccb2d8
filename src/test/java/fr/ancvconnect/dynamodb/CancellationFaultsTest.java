package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.folder.FolderWithPayments;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.dynamodb.item.CheckAttributes;
import fr.ancvconnect.dynamodb.item.FolderItem;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The cancellation of a folder in the table: it is written once despite faults, it takes one call, and the folder is then
 * queued for erasure.
 */
class CancellationFaultsTest {

    private static final String TABLE = "cancellations";

    private final StoreFaults faults = new StoreFaults();
    private final RecordedCalls calls = new RecordedCalls();
    private final StoreFixture stores = StoreFixture.on(LocalTables.existing(TABLE, faults, calls));

    static Stream<StoreFault> faults() {
        return StoreFault.all();
    }

    @BeforeAll
    static void createTable() {
        LocalTables.named(TABLE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_cancellation_is_written_once(StoreFault fault) {
        var folder = stores.folder(10_000);
        stores.startPendingPayment(folder, "pending", 1_000);
        stores.startPayment(StoreSamples.requested(folder, "requested", 2_000), folder);
        var cancellation = Cancellations.of(folderWithPayments(folder));
        faults.next(fault, 2);
        assertThat(stores.folders().cancel(cancellation)).isTrue();
        assertThat(faults.remaining()).isLessThan(2);
        faults.next(fault, 1);
        assertThat(stores.folders().cancel(cancellation)).isFalse();
        faults.next(fault, 0);
        assertThat(stores.stored(folder).sums().pending()).isEqualTo(Money.ofCents(1_000));
        assertThat(stores.stored(folder).live()).isEqualTo(1);
        assertThat(cancellation.changes())
                .allSatisfy(change -> assertThat(stores.payments()
                                .find(
                                        folder.id(),
                                        change.next().payment().request().id()))
                        .contains(change.next()));
        assertThat(folderWithPayments(folder).payments())
                .extracting(payment -> payment.history().size())
                .containsExactlyInAnyOrder(3, 2);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_cancellation_under_faults_fails_if_a_payment_changed_after_the_read(StoreFault fault) {
        var folder = stores.folder(10_000);
        VersionedPayment pending = stores.startPendingPayment(folder, "pending", 1_000);
        var cancellation = Cancellations.of(folderWithPayments(folder));
        stores.transition(pending, DecisionSamples.paid(pending, 1_000));
        faults.next(fault, 1);
        assertThat(stores.folders().cancel(cancellation)).isFalse();
        faults.next(fault, 0);
        assertThat(stores.stored(folder).isCancelled()).isFalse();
    }

    @Test
    void a_cancellation_of_25_payments_costs_one_transaction() {
        var folder = stores.folder(10_000);
        IntStream.range(0, 25).forEach(number -> stores.startPendingPayment(folder, "key-" + number, 100));
        var cancellation = Cancellations.of(folderWithPayments(folder));
        assertThat(calls.of(() -> stores.folders().cancel(cancellation))).containsExactly("TransactWriteItems");
    }

    @Test
    void a_cancelled_folder_is_queued_for_erasure_and_never_due_for_a_status_check() {
        var folder = stores.folder(10_000);
        assertThat(item(folder))
                .containsEntry(TableDefinition.DUE_AT, Attributes.instant(StoreSamples.NOW.plus(Duration.ofDays(400))));
        stores.folders().cancel(Cancellations.of(folderWithPayments(folder)));
        assertThat(item(folder))
                .containsEntry(TableDefinition.DUE_SHARD, Attributes.text(CheckAttributes.settledShard(folder.id())))
                .containsEntry(TableDefinition.DUE_AT, Attributes.instant(Cancellations.AT))
                .containsEntry("available", Attributes.number(10_000));
        assertThat(Stream.of(CheckPriority.values())
                        .flatMap(priority -> IntStream.range(0, 16)
                                .mapToObj(shard -> stores.checkIndex()
                                        .due(
                                                priority,
                                                shard,
                                                Cancellations.AT.plusSeconds(1_000_000),
                                                100,
                                                Optional.empty()))))
                .allMatch(page -> page.unreadable() == 0);
    }

    private static Map<String, AttributeValue> item(BookingFolder folder) {
        try (var client = LocalTables.client()) {
            return client.getItem(get ->
                            get.tableName(TABLE).key(FolderItem.key(folder.id()).attributes()))
                    .item();
        }
    }

    private FolderWithPayments folderWithPayments(BookingFolder folder) {
        return stores.folders().findWithPayments(folder.id()).orElseThrow();
    }
}
