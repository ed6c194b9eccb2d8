package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.SequentialExecutor;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.domain.payment.check.NextCheck;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An unreadable item delays no other item, at any position in its shard. */
class UnreadableIndexItemsTest {

    private static final Logger LOG = Logger.getLogger(DynamoDbCheckIndex.class.getName());
    private static final int SHARD = 5;
    private static final String SECRET = "marie@exemple.fr";

    private final String name = "spoiled-" + UUID.randomUUID();
    private final StoreFixture stores = StoreFixture.on(LocalTables.named(name));
    private final ServiceFixture service = new ServiceFixture(
            stores.payments(), stores.folders(), stores.establishments(), stores.due(), new SequentialExecutor());
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(lines);
        LOG.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 26, 51})
    void spoiled_items_at_the_head_of_a_shard_do_not_keep_the_others_waiting(int count) {
        spoiled(count);
        VersionedPayment behind = due(count);
        SweepReport report = service.sweepAfter(Duration.ZERO);
        assertThat(report)
                .extracting(SweepReport::looked, SweepReport::changed, SweepReport::failed, SweepReport::unreadable)
                .containsExactly(count + 1, 1, count, count);
        assertThat(stores.payments()
                        .find(behind.payment().request().folder(), id(behind))
                        .orElseThrow()
                        .payment()
                        .status())
                .isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void a_page_tells_how_many_of_it_could_not_be_read() {
        spoiled(2);
        VersionedPayment readable = due(2);
        var page = stores.due().due(CheckPriority.URGENT, SHARD, service.clock().instant(), 25, Optional.empty());
        assertThat(page.payments()).containsExactly(readable);
        assertThat(page.unreadable()).isEqualTo(2);
    }

    @Test
    void the_log_names_the_item_and_nothing_of_what_is_in_it() {
        VersionedPayment payment = spoiled(1).getFirst();
        service.sweepAfter(Duration.ZERO);
        assertThat(lines.written)
                .containsExactly(
                        "The item FOLDER#" + payment.payment().request().folder() + " PAYMENT#" + id(payment)
                                + " is due and cannot be read: java.lang.IllegalArgumentException");
    }

    private List<VersionedPayment> spoiled(int count) {
        return IntStream.range(0, count).mapToObj(this::due).peek(this::spoil).toList();
    }

    /** A payment whose start is over and that was not sent to the customer. The higher its number, the later it is due. */
    private VersionedPayment due(int number) {
        BookingFolder folder = stores.folder(10);
        VersionedPayment requested = IntStream.iterate(0, key -> key + 1)
                .mapToObj(key -> StoreSamples.requested(folder, "key-" + key, 10))
                .filter(payment -> CheckIndex.shardOf(id(payment)) == SHARD)
                .findFirst()
                .orElseThrow();
        return stores.payments()
                .reschedule(stores.started(requested, folder), NextCheck.at(StoreSamples.NOW.plusMillis(number)))
                .orElseThrow();
    }

    private void spoil(VersionedPayment payment) {
        try (var client = LocalTables.client()) {
            client.updateItem(update -> update.tableName(name)
                    .key(PaymentItem.key(payment).attributes())
                    .updateExpression("SET #status = :status")
                    .expressionAttributeNames(Map.of("#status", "status"))
                    .expressionAttributeValues(Map.of(":status", AttributeValue.fromS(SECRET))));
        }
    }

    private static PaymentId id(VersionedPayment payment) {
        return payment.payment().request().id();
    }

    private static final class Lines extends Handler {

        private final List<String> written = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            written.add(((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
