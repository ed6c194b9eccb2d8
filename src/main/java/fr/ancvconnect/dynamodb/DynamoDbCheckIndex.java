package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import fr.ancvconnect.dynamodb.item.CheckAttributes;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.ItemPage;
import fr.ancvconnect.dynamodb.table.Table;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The check index, a sparse index of payments. The cost of a query depends on the payments that are due, not on the payments
 * stored.
 */
@ApplicationScoped
public class DynamoDbCheckIndex implements CheckIndex {

    private static final Logger LOG = Logger.getLogger(DynamoDbCheckIndex.class);

    private final Table table;

    public DynamoDbCheckIndex(Table table) {
        this.table = table;
    }

    @Override
    public CheckPage due(
            CheckPriority priority, int shard, Instant now, int limit, Optional<CheckPage.IndexPosition> after) {
        ItemPage page = CheckIndexQuery.page(table, CheckAttributes.shard(priority, shard), now, limit, after);
        List<VersionedPayment> readable = CheckIndexQuery.readable(page, PaymentItem::fromItem, LOG, "due");
        return new CheckPage(readable, page.items().size() - readable.size(), CheckIndexQuery.next(page));
    }
}
