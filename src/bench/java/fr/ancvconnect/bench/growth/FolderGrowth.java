package fr.ancvconnect.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ScriptedCallers;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.payment.PaymentWithHistory;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.bench.LineChart;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.PaymentStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** The cost of each request by the number of payments of its folder. */
final class FolderGrowth implements GrowthBenchmark.Part {

    private static final List<Integer> SIZES = List.of(1, 10, 100);

    private final Map<String, Map<Integer, Cost>> costs = new LinkedHashMap<>();

    @Override
    public void measure(Scale scale, Report report) {
        try (var table = new BenchmarkTable("growth-folders")) {
            var stores = table.stores();
            var service = new ServiceFixture(
                            stores.payments(), stores.folders(), stores.establishments(), stores.checkIndex())
                    .activateOption();
            new Requests(service, table, 10).run(scale.folders(), (_, _) -> {}); // Warm-up.
            for (int size : SIZES) {
                new Requests(service, table, size)
                        .run(
                                scale.folders(),
                                (request, cost) -> costs.computeIfAbsent(request, _ -> new LinkedHashMap<>())
                                        .put(size, cost));
            }
        }
        figures(scale, report);
        report.plot("folder-time", chart("Milliseconds", Cost::millis));
        report.plot("folder-reads", chart("Read units", Cost::readUnits));
        report.plot("folder-writes", chart("Write units", Cost::writeUnits));
    }

    private interface Results {
        void add(String request, Cost cost);
    }

    /** All requests, once for each folder. */
    private static final class Requests {

        private final ServiceFixture service;
        private final ScriptedCallers callers;
        private final BenchmarkTable table;
        private final int size;
        private final Map<FolderId, VersionedPayment> started = new HashMap<>();

        Requests(ServiceFixture service, BenchmarkTable table, int size) {
            this.service = service;
            this.table = table;
            this.size = size;
            callers = new ScriptedCallers(service);
        }

        void run(int folders, Results results) {
            List<FolderId> made = new BenchmarkFolders(service).make(folders, size);
            Map<FolderId, PaymentWithHistory> paid = new HashMap<>();
            made.forEach(folder -> paid.put(folder, onePaid(folder)));
            add(results, "read the folder", made, folder -> service.readFolder.read(ServiceFixture.PLATFORM, folder));
            add(
                    results,
                    "poll a payment",
                    made,
                    folder -> service.readFolder.readPayment(
                            ServiceFixture.PLATFORM,
                            folder,
                            paid.get(folder).payment().payment().request().id()));
            add(
                    results,
                    "start",
                    made,
                    folder -> started.put(folder, service.startPayment(folder, "one-more", BenchmarkFolders.CENTS)));
            started.values().forEach(callers::confirm);
            add(
                    results,
                    "notification",
                    made,
                    folder -> assertThat(callers.deliverNotification(started.get(folder)))
                            .isEqualTo("accepted"));
            add(
                    results,
                    "refusal",
                    made,
                    folder -> assertThat(callers.refuse(started.get(folder))).isEqualTo("REFUSED"));
            add(
                    results,
                    "cancellation",
                    made,
                    folder -> assertThat(callers.cancel(folder))
                            .contains("CANCELLED")
                            .doesNotContain("PAID", "CANCELLING"));
        }

        private PaymentWithHistory onePaid(FolderId folder) {
            var payments = service.folderWithPayments(folder).payments();
            assertThat(payments).hasSize(size);
            return payments.stream()
                    .filter(payment -> payment.payment().payment().status() == PaymentStatus.PAID)
                    .findFirst()
                    .orElseThrow();
        }

        private void add(Results results, String request, List<FolderId> folders, Consumer<FolderId> action) {
            results.add(
                    request,
                    Cost.of(
                            table,
                            folders.stream()
                                    .<Runnable>map(folder -> () -> action.accept(folder))
                                    .toList()));
        }
    }

    private void figures(Scale scale, Report report) {
        var figures = new Figures("request", "payments", "ms", "read units", "write units");
        costs.forEach((request, bySize) -> bySize.forEach(
                (size, cost) -> figures.row(request, size, cost.millis(), cost.readUnits(), cost.writeUnits())));
        report.add(
                "Requests by payments of the folder",
                "The median time and the mean units of " + scale.folders()
                        + " folders, on DynamoDB Local in memory, with "
                        + "an ANCV that answers at once. Up to 24 payments are PAID, the others are DECLINED. A cancellation "
                        + "re-credits all PAID payments.",
                figures);
    }

    private LineChart chart(String yTitle, ToDoubleFunction<Cost> y) {
        var chart =
                new LineChart("Requests by payments of the folder", "Payments of the folder", yTitle).logarithmicX();
        costs.forEach((request, bySize) -> chart.line(
                request,
                bySize.keySet().stream().map(Integer::doubleValue).toList(),
                bySize.values().stream().map(y::applyAsDouble).toList()));
        return chart;
    }
}
