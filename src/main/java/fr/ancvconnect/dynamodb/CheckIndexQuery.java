package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.UnreadableItem;
import fr.ancvconnect.app.settlement.CheckIndex.CheckPage;
import fr.ancvconnect.dynamodb.table.AttributeNames;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemPage;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Queries the index {@code due} for one hash key, the earliest first. The cost depends on the items found, not on the items
 * stored.
 */
final class CheckIndexQuery {

    private static final String CONDITION = "#dueShard = :shard AND #dueAt <= :until";

    private CheckIndexQuery() {}

    /** One page of the items under this hash key that are due at {@code until} or before. */
    static ItemPage page(Table table, String shard, Instant until, int limit, Optional<CheckPage.IndexPosition> after) {
        var query = QueryRequest.builder()
                .indexName(TableDefinition.DUE_INDEX)
                .keyConditionExpression(CONDITION)
                .expressionAttributeNames(AttributeNames.of(CONDITION))
                .expressionAttributeValues(
                        Map.of(":shard", Attributes.text(shard), ":until", Attributes.instant(until)))
                .limit(limit);
        after.ifPresent(position -> query.exclusiveStartKey(mapped(position.key(), Attributes::text)));
        return table.page(query);
    }

    /**
     * The items that can be read. One unreadable item must not block its shard, so it is logged and left out. The
     * exception's message may contain a value, so only its kind is logged.
     *
     * @param log      of the caller
     * @param waitsFor why the item is on the page, for the log
     */
    static <T> List<T> readable(ItemPage page, Function<ItemReader, T> reader, Logger log, String waitsFor) {
        return page.items().stream()
                .flatMap(item -> {
                    try {
                        return Stream.of(reader.apply(item));
                    } catch (UnreadableItem e) {
                        log.errorf("The item %s is %s and cannot be read: %s", e.item(), waitsFor, e.kind());
                        return Stream.empty();
                    }
                })
                .toList();
    }

    /** The place after which the next page starts; empty at the end. */
    static Optional<CheckPage.IndexPosition> next(ItemPage page) {
        return page.last().map(key -> new CheckPage.IndexPosition(mapped(key, AttributeValue::s)));
    }

    private static <A, B> Map<String, B> mapped(Map<String, A> key, Function<A, B> value) {
        return key.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, part -> value.apply(part.getValue())));
    }
}
