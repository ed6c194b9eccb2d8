package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.folder.EstablishmentPayments;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.dynamodb.item.EstablishmentIndexKey;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.ItemPage;
import fr.ancvconnect.dynamodb.table.ItemReader;
import fr.ancvconnect.dynamodb.table.Table;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The index of an establishment's payments. A payment that cannot be read fails the page: a list without it would lie. */
@ApplicationScoped
public class DynamoDbEstablishmentPayments implements EstablishmentPayments {

    /** What a page of few among many looks through, so that it is not needlessly short. */
    private static final int LOOKED_THROUGH = 500;

    private final Table table;

    public DynamoDbEstablishmentPayments(Table table) {
        this.table = table;
    }

    @Override
    public Page page(EstablishmentId establishment, Filter filter, int limit, Optional<Place> after) {
        if (filter.spansNothing()) {
            // DynamoDB refuses a range that ends before it begins.
            return new Page(List.of(), Optional.empty());
        }
        var query = new EstablishmentQuery(establishment, filter);
        // One more than is given tells whether there is a next page.
        int evaluated = query.isFiltered() ? Math.max(limit + 1, LOOKED_THROUGH) : limit + 1;
        return cut(table.page(query.request(after).limit(evaluated)), limit);
    }

    private static Page cut(ItemPage page, int limit) {
        List<VersionedPayment> found = page.items().stream().map(PaymentItem::fromItem).toList();
        if (found.size() <= limit) {
            return new Page(found, page.last().map(ItemReader::new).map(EstablishmentIndexKey::place));
        }
        return new Page(found.subList(0, limit), Optional.of(Place.of(found.get(limit - 1))));
    }
}
