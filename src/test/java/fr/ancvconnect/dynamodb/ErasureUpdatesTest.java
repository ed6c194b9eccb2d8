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

/** From the payments of a folder to the day on which the table contains no personal data any more. */
class ErasureUpdatesTest {

    private static final String[] PERSONAL = {
        "personal", "m***@exemple.fr", "Marie", "Martin", "marie@exemple.fr", "appel"
    };
    private static final Optional<Reason> WORDS = Optional.of(Reason.words("Un appel du client"));

    private final String name = "erasure-" + UUID.randomUUID();
    private final RecordedCalls calls = new RecordedCalls();
    private final StoreFixture stores = StoreFixture.on(LocalTables.named(name, calls));
    private final ServiceFixture service =
            new ServiceFixture(stores.payments(), stores.folders(), stores.establishments(), stores.due()).open();
    private final ErasureRunner erasing = new ErasureRunner(stores.personal(), stores.folders(), service.clock());
    private final FolderId folder = service.folder("F1", 10_000, new Customer("Marie Martin", "marie@exemple.fr"));

    @Test
    void a_folder_is_read_whole_when_nobody_is_in_the_table_any_more() {
        FolderWithPayments before = cancelled();
        assertThat(items()).contains(PERSONAL);

        service.clock().move(ErasureRunner.KEPT.minusDays(1));
        assertThat(erasing.minute()).isEqualTo(ErasureRunner.NOTHING);
        assertThat(service.whole(folder)).isEqualTo(before);

        service.clock().move(Duration.ofDays(1));
        assertThat(erasing.minute()).isEqualTo(new ErasureRunner.Counts(4, 4, 0));
        assertThat(items()).doesNotContain(PERSONAL).doesNotContain("SETTLED#");
        FolderWithPayments after = service.whole(folder);
        assertThat(money(after))
                .isEqualTo(money(before))
                .contains("REFUSED", "PAID", "CANCELLED", "CANCELLATION_WINDOW_PASSED");
        assertThat(after.folder().customer()).isEmpty();
        assertThat(after.payments()).hasSize(3).allSatisfy(story -> {
            assertThat(story.payment().payment().request().beneficiaryMask()).isEmpty();
            assertThat(story.payment().metadata().fingerprint()).isEmpty();
        });
        assertThat(erasing.minute()).isEqualTo(ErasureRunner.NOTHING);
    }

    /**
     * One payment is refused with a free-text reason, one stays PAID because its folder is cancelled too late, and one is
     * cancelled with the folder.
     */
    private FolderWithPayments cancelled() {
        refuse(paid("k1"));
        paid("k2");
        service.clock().move(Duration.ofHours(5));
        service.started(folder, "k3", 2_000);
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock().instant());
        return service.whole(folder);
    }

    /** All data that remains: amounts, states, dates, refunds, and the actor and time of each change. */
    private static String money(FolderWithPayments whole) {
        var payments = whole.payments().stream()
                .map(story -> story.payment().payment())
                .map(payment -> payment.status()
                        + " " + payment.request().amount() + payment.request().requestedAt() + payment.confirmation()
                        + payment.refund() + payment.transaction())
                .toList();
        var lines = whole.payments().stream()
                .flatMap(story -> story.history().stream())
                .map(line -> line.at() + " " + line.status() + " " + line.by()
                        + line.reason().filter(why -> !why.personal()))
                .toList();
        return whole.folder().sums() + " " + whole.folder().cancelledAt() + payments + lines;
    }

    @Test
    void an_erasure_costs_one_read_a_write_for_each_line_with_words_and_one_write() {
        VersionedPayment paid = paid("k1");
        assertThat(calls.of(() -> erase(paid))).containsExactly("Query", "UpdateItem");
        refuse(paid);
        VersionedPayment refused = stored(paid);
        assertThat(calls.of(() -> erase(refused))).containsExactly("Query", "UpdateItem", "UpdateItem", "UpdateItem");
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock().instant());
        assertThat(calls.of(() -> stores.personal()
                        .erase(new ErasureCandidate.OfFolder(
                                folder, service.clock().instant()))))
                .containsExactly("GetItem", "UpdateItem");
    }

    @Test
    void a_minute_with_nothing_to_erase_costs_a_query_for_each_shard_however_much_waits() {
        cancelled();
        assertThat(calls.of(erasing::once)).hasSize(CheckIndex.SHARDS).containsOnly("Query");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_crash_after_so_many_calls_leaves_it_in_the_queue(int calls) {
        VersionedPayment paid = paid("k1");
        refuse(paid);
        VersionedPayment refused = stored(paid);
        var dying = new DynamoDbPersonalDataStore(LocalTables.existing(name, new Dying(new AtomicInteger(calls))));
        assertThatThrownBy(() -> dying.erase(closed(refused))).hasStackTraceContaining("Crash");
        assertThat(stored(refused).nextCheck().settledAt()).isPresent();
        assertThat(items()).contains("appel", "m***@exemple.fr");
        service.clock().move(ErasureRunner.KEPT);
        assertThat(erasing.minute()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(stored(refused).nextCheck().settledAt()).isEmpty();
        assertThat(items()).doesNotContain("m***@exemple.fr", "appel");
    }

    /** Simulates a crash of the process after this number of calls. */
    private record Dying(AtomicInteger left) implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("Crash");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fr.ancvconnect.dynamodb.StoreFault#all")
    void a_payment_is_erased_once_on_dynamodb_s_bad_days(StoreFault fault) {
        VersionedPayment paid = paid("k1");
        var faults = new StoreFaults();
        Table table = LocalTables.existing(name, faults);
        ItemReader item = table.get(PaymentItem.key(paid)).orElseThrow();
        WriteId write = WriteId.next();
        faults.next(fault, 2);
        assertThat(table.write(ErasureUpdates.ofPayment(item, write)).tookEffect(write))
                .isTrue();
        assertThat(faults.left()).isLessThan(2);
        assertThat(stored(paid).version()).isEqualTo(paid.version() + 1);
        assertThat(stored(paid).payment().request().beneficiaryMask()).isEmpty();
    }

    @Test
    void what_is_refused_while_it_is_erased_keeps_its_words() {
        VersionedPayment read = paid("k1");
        refuse(read);
        String before = items();
        assertThat(erase(read)).isFalse();
        assertThat(items()).isEqualTo(before).contains("appel", "m***@exemple.fr");
    }

    @Test
    void an_item_that_cannot_be_read_is_counted_and_in_nobody_s_way() {
        VersionedPayment spoiled = paid("k1");
        VersionedPayment other = paid(IntStream.range(0, 1_000)
                .mapToObj(number -> "key-" + number)
                .filter(key -> shard(StoreSamples.requested(StoreSamples.folder("F1", 1), key, 1)) == shard(spoiled))
                .findFirst()
                .orElseThrow());
        spoil(spoiled, "paymentId");
        ErasureCandidatePage page =
                stores.personal().closedBy(shard(spoiled), service.clock().instant(), 25, Optional.empty());
        assertThat(page)
                .isEqualTo(new ErasureCandidatePage(
                        List.of(closed(other)), 1, spoiled.nextCheck().settledAt(), Optional.empty()));
        service.clock().move(ErasureRunner.KEPT);
        assertThat(erasing.minute()).isEqualTo(new ErasureRunner.Counts(2, 1, 1));
        assertThat(stored(other).payment().request().beneficiaryMask()).isEmpty();
    }

    @Test
    void one_that_cannot_be_read_is_told_and_makes_the_queue_late() {
        VersionedPayment spoiled = paid("k1");
        spoil(spoiled, "paymentId");
        service.clock().move(ErasureRunner.KEPT.plusDays(2));
        for (int minute = 0; minute < 2; minute++) {
            ErasureReport report = erasing.once();
            assertThat(report.unreadable()).isEqualTo(1);
            assertThat(report.lag())
                    .contains(Duration.between(
                            spoiled.nextCheck().settledAt().orElseThrow().plus(ErasureRunner.KEPT),
                            service.clock().instant()));
        }
    }

    @Test
    void an_item_that_is_spoiled_elsewhere_is_erased_all_the_same() {
        spoil(paid("k1"), "status");
        service.clock().move(ErasureRunner.KEPT);
        assertThat(erasing.minute()).isEqualTo(new ErasureRunner.Counts(1, 1, 0));
        assertThat(items()).doesNotContain("m***@exemple.fr");
    }

    private VersionedPayment paid(String key) {
        VersionedPayment started = service.started(folder, key, 2_000);
        service.confirmUnnoticed(started);
        service.sweepAfter(Duration.ofMinutes(1));
        return stored(started);
    }

    private void refuse(VersionedPayment payment) {
        service.refuse.refuse(ServiceFixture.PLATFORM, folder, id(payment), WORDS);
    }

    private boolean erase(VersionedPayment payment) {
        return stores.personal().erase(closed(payment));
    }

    private ErasureCandidate closed(VersionedPayment payment) {
        return new ErasureCandidate.OfPayment(folder, id(payment), payment.version());
    }

    private VersionedPayment stored(VersionedPayment payment) {
        return stores.payments().find(folder, id(payment)).orElseThrow();
    }

    private void spoil(VersionedPayment payment, String attribute) {
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
