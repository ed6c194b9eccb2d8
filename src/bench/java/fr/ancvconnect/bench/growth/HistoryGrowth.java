package fr.ancvconnect.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.activation.DeclareEstablishment;
import fr.ancvconnect.app.activation.ReadEstablishment;
import fr.ancvconnect.app.folder.EstablishmentPayments.Filter;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPage;
import fr.ancvconnect.app.folder.EstablishmentPayments.PaymentPosition;
import fr.ancvconnect.app.folder.ListPayments;
import fr.ancvconnect.bench.LineChart;
import fr.ancvconnect.domain.establishment.Establishment.CollectionMode;
import fr.ancvconnect.domain.payment.PaymentStatus;
import fr.ancvconnect.dynamodb.StoreSamples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The cost of a page of an establishment's payments by its depth, without and with a filter. */
final class HistoryGrowth implements GrowthBenchmark.Part {

    private static final int LIMIT = 100;
    private static final Caller PLATFORM = new Caller.Platform();
    /** The filters, and how many payments of a hundred match. */
    private static final List<Selection> SELECTIONS = List.of(
            new Selection("all payments", Optional.empty(), StoredPayments.DECLINED_EACH),
            new Selection("status PAID (99 %)", Optional.of(PaymentStatus.PAID), StoredPayments.DECLINED_EACH - 1),
            new Selection("status DECLINED (1 %)", Optional.of(PaymentStatus.DECLINED), 1));

    private record Selection(String name, Optional<PaymentStatus> status, int inHundred) {

        Filter filter() {
            return new Filter(Optional.empty(), Optional.empty(), status, Optional.empty());
        }
    }

    private record Cell(Selection selection, int page, int payments, Cost cost) {}

    /** The cursors of some pages, by the number of the page, and the number of payments of each. */
    private record Pages(Map<Integer, Optional<PaymentPosition>> cursors, Map<Integer, Integer> sizes, int payments) {}

    @Override
    public void measure(Scale scale, Report report) {
        List<Cell> cells = new ArrayList<>();
        try (var table = new BenchmarkTable("growth-history")) {
            var stores = table.stores();
            new DeclareEstablishment(stores.establishments())
                    .declare(StoreSamples.HOTEL, ServiceFixture.declaration("FR", CollectionMode.PREPAID));
            table.payments().history(0, scale.history());
            var list = new ListPayments(
                    new ReadEstablishment(stores.establishments()), stores.folders(), stores.establishmentPayments());
            for (Selection selection : SELECTIONS) {
                Pages pages = walk(list, selection, scale);
                assertThat(pages.payments())
                        .as(selection.name())
                        .isEqualTo(scale.history() / StoredPayments.DECLINED_EACH * selection.inHundred());
                pages.cursors()
                        .forEach((page, cursor) -> cells.add(new Cell(
                                selection,
                                page,
                                pages.sizes().get(page),
                                Cost.of(table, scale.repeats(), () -> page(list, selection, cursor)))));
            }
        }
        figures(scale, cells, report);
        report.plot("history-time", chart("Milliseconds", cells, Cost::millis));
        report.plot("history-reads", chart("Read units", cells, Cost::readUnits));
    }

    /** Reads all pages, and keeps the cursors of those that are measured. */
    private static Pages walk(ListPayments list, Selection selection, Scale scale) {
        Map<Integer, Optional<PaymentPosition>> cursors = new TreeMap<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        Optional<PaymentPosition> after = Optional.empty();
        int payments = 0;
        int number = 0;
        do {
            number++;
            PaymentPage page = page(list, selection, after);
            if (scale.pages().contains(number)) {
                cursors.put(number, after);
                sizes.put(number, page.payments().size());
            }
            payments += page.payments().size();
            after = page.end();
        } while (after.isPresent());
        return new Pages(cursors, sizes, payments);
    }

    private static PaymentPage page(ListPayments list, Selection selection, Optional<PaymentPosition> after) {
        return switch (list.list(PLATFORM, StoreSamples.HOTEL, selection.filter(), LIMIT, after)) {
            case Result.Success<Optional<PaymentPage>>(Optional<PaymentPage> page) -> page.orElseThrow();
            case Result.Failure<Optional<PaymentPage>> failure -> throw new AssertionError(failure);
        };
    }

    private static void figures(Scale scale, List<Cell> cells, Report report) {
        var figures = new Figures("payments", "page", "payments of the page", "ms", "read units");
        for (Cell cell : cells) {
            figures.row(
                    cell.selection().name(),
                    cell.page(),
                    cell.payments(),
                    cell.cost().millis(),
                    cell.cost().readUnits());
        }
        report.add(
                "Pages of a history of " + Figures.text(scale.history()) + " payments",
                "Pages of at most " + LIMIT + " payments, reached through their cursors. The median time of "
                        + scale.repeats() + " reads, on DynamoDB Local in memory.",
                figures);
    }

    private static LineChart chart(String yTitle, List<Cell> cells, ToDoubleFunction<Cost> y) {
        var chart = new LineChart("Pages of an establishment's payments", "Page of " + LIMIT + " payments", yTitle)
                .logarithmicX();
        for (Selection selection : SELECTIONS) {
            List<Cell> line = cells.stream()
                    .filter(cell -> cell.selection().equals(selection))
                    .toList();
            chart.line(
                    selection.name(),
                    line.stream().map(cell -> (double) cell.page()).toList(),
                    line.stream().map(cell -> y.applyAsDouble(cell.cost())).toList());
        }
        return chart;
    }
}
