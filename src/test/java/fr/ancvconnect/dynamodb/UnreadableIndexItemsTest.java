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

    private final String name = "unreadable-" + UUID.randomUUID();
    private final StoreFixture stores = StoreFixture.on(LocalTables.named(name));
    private final ServiceFixture service = new ServiceFixture(
            stores.payments(),
            stores.folders(),
            stores.establishments(),
            stores.checkIndex(),
            new SequentialExecutor());
    private final LogRecorder recorder = new LogRecorder();

    @BeforeEach
    void addLogHandler() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(recorder);
    }

    @AfterEach
    void removeLogHandler() {
        LOG.removeHandler(recorder);
        LOG.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 26, 51})
    void unreadable_items_at_the_start_of_a_shard_do_not_delay_other_payments(int count) {
        unreadable(count);
        VersionedPayment last = due(count);
        SweepReport report = service.sweepAfter(Duration.ZERO);
        assertThat(report)
                .extracting(SweepReport::processed, SweepReport::answered, SweepReport::failed, SweepReport::unreadable)
                .containsExactly(count + 1, 1, count, count);
        assertThat(stores.payments()
                        .find(last.payment().request().folder(), id(last))
                        .orElseThrow()
                        .payment()
                        .status())
                .isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void a_page_contains_the_number_of_unreadable_items() {
        unreadable(2);
        VersionedPayment readable = due(2);
        var page = stores.checkIndex()
                .due(CheckPriority.URGENT, SHARD, service.clock().instant(), 25, Optional.empty());
        assertThat(page.payments()).containsExactly(readable);
        assertThat(page.unreadable()).isEqualTo(2);
    }

    @Test
    void the_log_line_contains_the_key_of_the_item_and_none_of_its_values() {
        VersionedPayment payment = unreadable(1).getFirst();
        service.sweepAfter(Duration.ZERO);
        assertThat(recorder.messages)
                .containsExactly(
                        "The item FOLDER#" + payment.payment().request().folder() + " PAYMENT#" + id(payment)
                                + " is due and cannot be read: java.lang.IllegalArgumentException");
    }

    private List<VersionedPayment> unreadable(int count) {
        return IntStream.range(0, count)
                .mapToObj(this::due)
                .peek(this::makeUnreadable)
                .toList();
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
                .reschedule(stores.startPayment(requested, folder), NextCheck.at(StoreSamples.NOW.plusMillis(number)))
                .orElseThrow();
    }

    private void makeUnreadable(VersionedPayment payment) {
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

    private static final class LogRecorder extends Handler {

        private final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord logRecord) {
            messages.add(((ExtLogRecord) logRecord).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
