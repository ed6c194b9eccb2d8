package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPage;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPosition;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentRequest;
import fr.ancvconnect.domain.payment.PaymentRequest.Channel;
import fr.ancvconnect.dynamodb.item.PaymentItem;
import fr.ancvconnect.dynamodb.table.ItemPut;
import fr.ancvconnect.dynamodb.table.Table;
import fr.ancvconnect.dynamodb.table.WriteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page costs one query, even if few of the payments match the filter. */
class LargeListTest {

    private static final int MANY = 1_050;
    private static final FolderId FULL = new FolderId("full");
    private static final FolderId RARE = new FolderId("rare");

    private final RecordedCalls calls = new RecordedCalls();
    private final StoreFixture stores = StoreFixture.on(LocalTables.existing("many", calls));
    private final List<PaymentPage> pages = new ArrayList<>();

    /** The oldest payment, and one in each hundred, are in the rare folder. */
    @BeforeAll
    static void createPayments() {
        Table table = LocalTables.named("many");
        for (int number = 0; number < MANY; number++) {
            var payment = payment(number % 100 == 0 ? RARE : FULL, number);
            table.write(ItemPut.ifNew(PaymentItem.toItem(payment, WriteId.next())));
        }
    }

    private static VersionedPayment payment(FolderId folder, int seconds) {
        PaymentRequest request = StoreSamples.request(folder, "key-" + seconds, 100, Channel.BACK_OFFICE);
        return StoreSamples.requested(
                StoreSamples.requestedAt(EstablishmentPaymentsContract.MIDNIGHT.plusSeconds(seconds), request),
                "attempt");
    }

    private List<String> read(Filter filter, int limit) {
        return calls.of(() -> {
            Optional<PaymentPosition> after = Optional.empty();
            do {
                pages.add(stores.establishmentPayments().page(StoreSamples.HOTEL, filter, limit, after));
                after = pages.getLast().end();
            } while (after.isPresent());
        });
    }

    private List<Integer> sizes() {
        return pages.stream().map(page -> page.payments().size()).toList();
    }

    @Test
    void an_unfiltered_page_costs_one_query_and_the_last_page_is_not_empty() {
        assertThat(read(Filter.all(), 350)).containsExactly("Query", "Query", "Query");
        assertThat(sizes()).containsExactly(350, 350, 350);
        assertThat(pages.stream().flatMap(page -> page.payments().stream()).distinct())
                .hasSize(MANY);
    }

    @Test
    void the_largest_page_costs_one_query() {
        assertThat(read(Filter.all(), 1_000)).containsExactly("Query", "Query");
        assertThat(sizes()).containsExactly(1_000, 50);
    }

    @Test
    void a_filtered_page_may_be_shorter_than_its_limit_and_costs_one_query() {
        var rare = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(RARE));
        assertThat(read(rare, 20)).containsExactly("Query", "Query", "Query");
        assertThat(sizes()).containsExactly(5, 5, 1);
        assertThat(pages.stream().flatMap(page -> page.payments().stream()))
                .hasSize(11)
                .allSatisfy(payment ->
                        assertThat(payment.payment().request().folder()).isEqualTo(RARE));
    }

    @Test
    void a_full_page_ends_at_its_last_payment() {
        var rare = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(RARE));
        assertThat(read(rare, 2)).containsOnly("Query");
        assertThat(sizes()).allMatch(size -> size <= 2);
        assertThat(pages.stream().flatMap(page -> page.payments().stream()).distinct())
                .hasSize(11);
    }

    @Test
    void an_empty_period_costs_no_query() {
        var emptyPeriod = new Filter(
                Optional.of(Filter.LATEST), Optional.of(Filter.EARLIEST), Optional.empty(), Optional.empty());
        assertThat(read(emptyPeriod, 20)).isEmpty();
    }
}
