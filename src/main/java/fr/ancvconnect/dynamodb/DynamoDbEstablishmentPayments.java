package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.folder.EstablishmentPayments;
import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPosition;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.dynamodb.item.EstablishmentIndexKey;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.AttributeNames;
import fr.ancvconnect.dynamodb.table.Attributes;
import fr.ancvconnect.dynamodb.table.ItemPage;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads an establishment's payments from their index. A payment that cannot be read fails the page, because a list without it
 * is wrong.
 */
@ApplicationScoped
public class DynamoDbEstablishmentPayments implements EstablishmentPayments {

    /**
     * The least number of index items that a filtered query evaluates. With fewer, a filter that matches few payments would
     * return needlessly short pages.
     */
    private static final int MINIMUM_EVALUATED = 500;

    private final Table table;

    public DynamoDbEstablishmentPayments(Table table) {
        this.table = table;
    }

    @Override
    public PaymentPage page(EstablishmentId establishment, Filter filter, int limit, Optional<PaymentPosition> after) {
        if (filter.spansNothing()) {
            // DynamoDB rejects a range that ends before it starts.
            return new PaymentPage(List.of(), Optional.empty());
        }
        var query = new EstablishmentQuery(establishment, filter);
        // One item more than the limit shows whether there is a next page.
        int evaluated = query.isFiltered() ? Math.max(limit + 1, MINIMUM_EVALUATED) : limit + 1;
        return limitedTo(table.page(query.request(after).limit(evaluated)), limit);
    }

    private static PaymentPage limitedTo(ItemPage page, int limit) {
        List<VersionedPayment> found =
                page.items().stream().map(PaymentItem::fromItem).toList();
        if (found.size() <= limit) {
            return new PaymentPage(found, page.last().map(ItemReader::new).map(EstablishmentIndexKey::position));
        }
        return new PaymentPage(found.subList(0, limit), Optional.of(PaymentPosition.of(found.get(limit - 1))));
    }

    /** A query of the index of an establishment's payments. */
    static final class EstablishmentQuery {

        /**
         * The end is exclusive although BETWEEN includes it: a key is longer than the instant that it starts with, so it sorts
         * after that instant.
         */
        private static final String KEYS = "#establishmentKey = :establishment AND #requestedKey BETWEEN :from AND :to";

        private final EstablishmentId establishment;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, AttributeValue> values = new HashMap<>();

        EstablishmentQuery(EstablishmentId establishment, Filter filter) {
            this.establishment = establishment;
            values.put(":establishment", EstablishmentIndexKey.hash(establishment));
            values.put(":from", EstablishmentIndexKey.from(filter.from().orElse(Filter.EARLIEST)));
            values.put(":to", EstablishmentIndexKey.from(filter.to().orElse(Filter.LATEST)));
            filter.status().ifPresent(status -> filter("#status = :status", ":status", status.name()));
            filter.folder().ifPresent(folder -> filter("#folderId = :folder", ":folder", folder.value()));
        }

        private void filter(String condition, String name, String value) {
            conditions.add(condition);
            values.put(name, Attributes.text(value));
        }

        /** Whether the query leaves out some payments of the time range. */
        boolean isFiltered() {
            return !conditions.isEmpty();
        }

        QueryRequest.Builder request(Optional<PaymentPosition> after) {
            String filter = String.join(" AND ", conditions);
            var query = QueryRequest.builder()
                    .indexName(TableDefinition.ESTABLISHMENT_PAYMENTS_INDEX)
                    .scanIndexForward(false)
                    .keyConditionExpression(KEYS)
                    .expressionAttributeNames(AttributeNames.of(KEYS, filter))
                    .expressionAttributeValues(values);
            if (isFiltered()) {
                query.filterExpression(filter);
            }
            after.ifPresent(position -> query.exclusiveStartKey(EstablishmentIndexKey.start(establishment, position)));
            return query;
        }
    }
}
