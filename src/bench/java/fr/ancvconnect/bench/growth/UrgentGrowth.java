package fr.ancvconnect.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.app.observability.Metrics;
import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.bench.LineChart;
import fr.ancvconnect.domain.payment.check.CheckPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The time until refusals are re-credited, by the number of PAID payments that are due before them in the same sweep. */
final class UrgentGrowth implements GrowthBenchmark.Part {

    private static final int REFUSALS = 10;
    private static final Duration ANCV_LATENCY = Duration.ofMillis(300);
    private static final double NANOS = 1e9;

    /**
     * The result for a number of waiting payments.
     *
     * @param refused the seconds until the last refusal was re-credited
     * @param all     the sweeps until all were checked
     */
    private record Cell(int waiting, double refused, Checked all) {}

    @Override
    public void measure(Scale scale, Report report) {
        List<Cell> cells = new ArrayList<>();
        try (var table = new BenchmarkTable("growth-urgent")) {
            int waiting = 0;
            int added = 0;
            addRefusals(table, added);
            sweep(table, waiting, scale); // Warm-up.
            added += REFUSALS;
            for (int number : scale.waiting()) {
                table.payments().due(added, added + number - waiting, StoredPayments::waiting);
                added += number - waiting;
                addRefusals(table, added);
                added += REFUSALS;
                Cell cell = sweep(table, number, scale);
                cells.add(cell);
                waiting = number - (cell.all().checked() - REFUSALS);
            }
        }
        figures(cells, report);
        plot(cells, report);
    }

    private static void addRefusals(BenchmarkTable table, int from) {
        table.payments().due(from, from + REFUSALS, StoredPayments::refusing);
    }

    private static Cell sweep(BenchmarkTable table, int waiting, Scale scale) {
        Queue<Long> refused = new ConcurrentLinkedQueue<>();
        Metrics metrics = (metric, _) -> {
            if (metric == Metric.PAYMENTS_REFUSED) {
                refused.add(System.nanoTime());
            }
        };
        Queue<Long> queriesOfWaiting = new ConcurrentLinkedQueue<>();
        CheckIndex stored = table.stores().checkIndex();
        CheckIndex index = (priority, shard, now, limit, after) -> {
            if (priority == CheckPriority.WAITING) {
                queriesOfWaiting.add(System.nanoTime());
            }
            return stored.due(priority, shard, now, limit, after);
        };
        var sweep = new TimedSweep(index, table.stores().payments(), ANCV_LATENCY, metrics);
        long start = System.nanoTime();
        Checked all = Checked.by(sweep, waiting + REFUSALS, scale);
        assertThat(refused)
                .as("re-credited before the first query for waiting payments")
                .hasSize(REFUSALS)
                .allMatch(at -> at - queriesOfWaiting.element() < 0);
        long last = refused.stream().mapToLong(at -> at - start).max().orElseThrow();
        return new Cell(waiting, last / NANOS, all);
    }

    private static void figures(List<Cell> cells, Report report) {
        var figures = new Figures(
                "waiting PAID payments",
                "last of " + REFUSALS + " refusals re-credited, s",
                "all checked, s",
                "sweeps",
                "measured");
        for (Cell cell : cells) {
            Checked all = cell.all();
            figures.row(
                    cell.waiting(),
                    cell.refused(),
                    all.seconds(),
                    all.sweepsInAll(),
                    all.isComplete() ? "all" : "the first " + all.checked());
        }
        report.add(
                "Urgent refusals by waiting payments",
                "DynamoDB Local in memory, and an ANCV that answers in " + ANCV_LATENCY.toMillis()
                        + " ms. The waiting payments are due before the refusals.",
                figures);
    }

    private static void plot(List<Cell> cells, Report report) {
        List<Cell> some = cells.stream().filter(cell -> cell.waiting() > 0).toList();
        List<Double> x = some.stream().map(cell -> (double) cell.waiting()).toList();
        var chart = new LineChart(
                        "Refusals among PAID payments that are due in the same sweep",
                        "PAID payments that wait for ANCV's capture",
                        "Seconds, with a sweep each minute")
                .logarithmic()
                .line(
                        "refusals re-credited",
                        x,
                        some.stream().map(Cell::refused).toList());
        Checked.plot(chart, "all checked", x, some.stream().map(Cell::all).toList());
        report.plot("urgent", chart);
    }
}
