package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.Place;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.dynamodb.item.EstablishmentIndexKey;
import fr.ancvconnect.dynamodb.table.AttributeNames;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What is asked of the index of an establishment's payments. */
final class EstablishmentQuery {

    /** The end is excluded although BETWEEN includes it: a key is longer than the instant that it begins with. */
    private static final String KEYS = "#establishmentKey = :establishment AND #requestedKey BETWEEN :from AND :to";

    private final EstablishmentId establishment;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    EstablishmentQuery(EstablishmentId establishment, Filter filter) {
        this.establishment = establishment;
        values.put(":establishment", EstablishmentIndexKey.hash(establishment));
        values.put(":from", EstablishmentIndexKey.from(filter.from().orElse(Filter.EARLIEST)));
        values.put(":to", EstablishmentIndexKey.from(filter.to().orElse(Filter.LATEST)));
        filter.status().ifPresent(status -> only("#status = :status", ":status", status.name()));
        filter.folder().ifPresent(folder -> only("#folderId = :folder", ":folder", folder.value()));
    }

    private void only(String condition, String name, String value) {
        conditions.add(condition);
        values.put(name, Attributes.text(value));
    }

    /** Whether some of what the index spans is left out. */
    boolean isFiltered() {
        return !conditions.isEmpty();
    }

    QueryRequest.Builder request(Optional<Place> after) {
        String filter = String.join(" AND ", conditions);
        var query = QueryRequest.builder().indexName(TableDefinition.ESTABLISHMENT_PAYMENTS_INDEX)
                .scanIndexForward(false)
                .keyConditionExpression(KEYS)
                .expressionAttributeNames(AttributeNames.of(KEYS, filter))
                .expressionAttributeValues(values);
        if (isFiltered()) {
            query.filterExpression(filter);
        }
        after.ifPresent(place -> query.exclusiveStartKey(EstablishmentIndexKey.start(establishment, place)));
        return query;
    }
}
