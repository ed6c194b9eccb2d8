package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.TrackedPayment;
import fr.ancvconnect.app.ports.DuePage;
import fr.ancvconnect.app.ports.DuePayments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The sparse index of open payments: a query costs what is due, not what is stored. */
@ApplicationScoped
public class DynamoDbDuePayments implements DuePayments {

    private static final Logger LOG = Logger.getLogger(DynamoDbDuePayments.class);
    private static final String CONDITION = "#dueShard = :shard AND #dueAt <= :now";

    private final Table table;

    public DynamoDbDuePayments(Table table) {
        this.table = table;
    }

    @Override
    public DuePage due(int shard, Instant now, int limit, Optional<DuePage.Place> after) {
        var query = QueryRequest.builder().indexName(TableDefinition.DUE_INDEX)
                .keyConditionExpression(CONDITION)
                .expressionAttributeNames(Names.of(CONDITION))
                .expressionAttributeValues(Map.of(":shard", Attributes.text(NextLook.shard(shard)),
                        ":now", Attributes.instant(now)))
                .limit(limit);
        after.ifPresent(place -> query.exclusiveStartKey(mapped(place.key(), Attributes::text)));
        ItemPage page = table.page(query);
        List<TrackedPayment> readable = page.items().stream().flatMap(item -> read(item).stream()).toList();
        return new DuePage(readable, page.items().size() - readable.size(),
                page.last().map(key -> new DuePage.Place(mapped(key, AttributeValue::s))));
    }

    /** One spoiled item must not hold up its shard; what went wrong may quote a value, so only its kind is told. */
    private static Optional<TrackedPayment> read(ItemReader item) {
        try {
            return Optional.of(PaymentItem.fromItem(item));
        } catch (RuntimeException e) {
            LOG.errorf("Payment %s is due and cannot be read: %s", PaymentItem.idIn(item), e.getClass().getName());
            return Optional.empty();
        }
    }

    private static <A, B> Map<String, B> mapped(Map<String, A> key, Function<A, B> value) {
        return key.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, part -> value.apply(part.getValue())));
    }
}
