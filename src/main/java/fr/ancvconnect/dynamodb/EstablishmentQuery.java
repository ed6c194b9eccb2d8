package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.ports.EstablishmentPayments.Filter;
import fr.ancvconnect.app.ports.EstablishmentPayments.Place;
import fr.ancvconnect.domain.EstablishmentId;
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
        values.put(":establishment", ListKey.hash(establishment));
        values.put(":from", ListKey.from(filter.from().orElse(Filter.EARLIEST)));
        values.put(":to", ListKey.from(filter.to().orElse(Filter.LATEST)));
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
                .expressionAttributeNames(Names.of(KEYS, filter))
                .expressionAttributeValues(values);
        if (isFiltered()) {
            query.filterExpression(filter);
        }
        after.ifPresent(place -> query.exclusiveStartKey(ListKey.start(establishment, place)));
        return query;
    }
}
