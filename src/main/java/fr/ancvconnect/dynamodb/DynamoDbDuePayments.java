package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.app.ports.DuePayments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The sparse index of open payments: a query costs what is due, not what is stored. */
@ApplicationScoped
public class DynamoDbDuePayments implements DuePayments {

    private final Table table;

    public DynamoDbDuePayments(Table table) {
        this.table = table;
    }

    @Override
    public List<TrackedPayment> due(int shard, Instant now, int limit) {
        String condition = "#dueShard = :shard AND #dueAt <= :now";
        var query = QueryRequest.builder().indexName(TableDefinition.DUE_INDEX)
                .keyConditionExpression(condition)
                .expressionAttributeNames(Names.of(condition))
                .expressionAttributeValues(Map.of(":shard", Attributes.text(NextLook.shard(shard)),
                        ":now", Attributes.instant(now)))
                .limit(limit);
        return table.page(query).stream().map(PaymentItem::fromItem).toList();
    }
}
