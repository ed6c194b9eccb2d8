package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.dynamodb.table.AttributeNames;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemPage;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Queries the index {@code due} for one hash key, the earliest first. The cost depends on the items found, not on the items
 * stored.
 */
final class CheckIndexQuery {

    private static final String CONDITION = "#dueShard = :shard AND #dueAt <= :until";

    private CheckIndexQuery() {
    }

    /** One page of the items under this hash key that are due at {@code until} or before. */
    static ItemPage page(Table table, String shard, Instant until, int limit, Optional<CheckPage.Place> after) {
        var query = QueryRequest.builder().indexName(TableDefinition.DUE_INDEX)
                .keyConditionExpression(CONDITION)
                .expressionAttributeNames(AttributeNames.of(CONDITION))
                .expressionAttributeValues(Map.of(":shard", Attributes.text(shard), ":until", Attributes.instant(until)))
                .limit(limit);
        after.ifPresent(place -> query.exclusiveStartKey(mapped(place.key(), Attributes::text)));
        return table.page(query);
    }

    /** The place after which the next page starts; empty at the end. */
    static Optional<CheckPage.Place> next(ItemPage page) {
        return page.last().map(key -> new CheckPage.Place(mapped(key, AttributeValue::s)));
    }

    private static <A, B> Map<String, B> mapped(Map<String, A> key, Function<A, B> value) {
        return key.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, part -> value.apply(part.getValue())));
    }
}
