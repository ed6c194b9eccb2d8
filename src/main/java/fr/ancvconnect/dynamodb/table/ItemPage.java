package fr.ancvconnect.dynamodb.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * One page of a query.
 *
 * @param last the key after which the next page starts; empty at the end
 */
public record ItemPage(List<ItemReader> items, Optional<Map<String, AttributeValue>> last) {

    static ItemPage of(QueryResponse response) {
        return new ItemPage(
                response.items().stream().map(ItemReader::new).toList(),
                Optional.of(response.lastEvaluatedKey()).filter(key -> !key.isEmpty()));
    }
}
