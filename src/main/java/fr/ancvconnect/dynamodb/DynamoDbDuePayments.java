package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.app.ports.DuePage;
import fr.ancvconnect.app.ports.DuePayments;
import fr.ancvconnect.app.ports.UnreadableItem;
import fr.ancvconnect.domain.payment.CheckPriority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The sparse index of open payments: a query costs what is due, not what is stored. */
@ApplicationScoped
public class DynamoDbDuePayments implements DuePayments {

    private static final Logger LOG = Logger.getLogger(DynamoDbDuePayments.class);

    private final Table table;

    public DynamoDbDuePayments(Table table) {
        this.table = table;
    }

    @Override
    public DuePage due(CheckPriority priority, int shard, Instant now, int limit, Optional<DuePage.Place> after) {
        ItemPage page = DueIndex.page(table, NextLook.shard(priority, shard), now, limit, after);
        List<TrackedPayment> readable = page.items().stream().flatMap(item -> read(item).stream()).toList();
        return new DuePage(readable, page.items().size() - readable.size(), DueIndex.next(page));
    }

    /** One spoiled item must not hold up its shard; what went wrong may quote a value, so only its kind is told. */
    private static Optional<TrackedPayment> read(ItemReader item) {
        try {
            return Optional.of(PaymentItem.fromItem(item));
        } catch (UnreadableItem e) {
            LOG.errorf("The item %s is due and cannot be read: %s", e.item(), e.kind());
            return Optional.empty();
        }
    }
}
