package fr.ancvconnect.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.ancvconnect.app.settlement.CheckIndex;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.bench.LineChart;
import fr.ancvconnect.bench.growth.CapacityRecorder.Capacity;
import fr.ancvconnect.bench.growth.TimedSweep.Swept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The cost of a sweep with the same number of due payments, by the number of stored payments. It must not grow. */
final class StoredGrowth implements GrowthBenchmark.Part {

    /** DynamoDB rounds the last page of each shard up to half a unit. */
    private static final double ROUNDING = 0.5 * CheckIndex.SHARDS;

    private static final double MILLIS = 1_000;

    private record Cell(int stored, Swept swept, Capacity capacity) {

        double seconds() {
            return swept.time().toMillis() / MILLIS;
        }
    }

    @Override
    public void measure(Scale scale, Report report) {
        List<Cell> cells = new ArrayList<>();
        int due = scale.dueInStore();
        try (var table = new BenchmarkTable("growth-stored")) {
            table.payments().due(0, due, StoredPayments::pending);
            sweep(table, due); // Warm-up.
            int added = due;
            for (int stored : scale.stored()) {
                table.payments().notDue(added, stored - due);
                table.payments().due(stored - due, stored, StoredPayments::pending);
                added = stored;
                cells.add(sweep(table, stored));
            }
        }
        check(cells, due);
        figures(cells, due, report);
        Cell first = cells.getFirst();
        report.plot(
                "stored",
                new LineChart(
                                "One sweep with " + Figures.text(due) + " due payments, by stored payments",
                                "Stored payments",
                                "Ratio to " + Figures.text(first.stored()) + " stored payments")
                        .logarithmicX()
                        .line(
                                "read units",
                                x(cells),
                                ratios(cells, cell -> cell.capacity().readUnits()))
                        .line(
                                "write units",
                                x(cells),
                                ratios(cells, cell -> cell.capacity().writeUnits()))
                        .line("time", x(cells), ratios(cells, Cell::seconds)));
    }

    private static Cell sweep(BenchmarkTable table, int stored) {
        var stores = table.stores();
        var sweep = new TimedSweep(stores.checkIndex(), stores.payments(), Duration.ZERO, (_, _) -> {});
        table.consumed();
        Swept swept = sweep.run(Duration.ofHours(1));
        return new Cell(stored, swept, table.consumed());
    }

    private static void check(List<Cell> cells, int due) {
        double units = cells.getFirst().capacity().readUnits();
        assertThat(cells).allSatisfy(cell -> {
            assertThat(cell.swept().report())
                    .returns(due, SweepReport::answered)
                    .returns(0, SweepReport::failed);
            assertThat(cell.capacity().items()).as("items read").isEqualTo(due);
            assertThat(cell.capacity().readUnits()).as("read units").isCloseTo(units, within(ROUNDING));
        });
    }

    private static void figures(List<Cell> cells, int due, Report report) {
        var figures = new Figures("stored", "due", "seconds", "queries", "items read", "read units", "write units");
        for (Cell cell : cells) {
            Capacity capacity = cell.capacity();
            figures.row(
                    cell.stored(),
                    due,
                    cell.seconds(),
                    capacity.queries(),
                    capacity.items(),
                    capacity.readUnits(),
                    capacity.writeUnits());
        }
        report.add("Sweeps by stored payments", "DynamoDB Local in memory, and an ANCV that answers at once.", figures);
    }

    private static List<Double> x(List<Cell> cells) {
        return cells.stream().map(cell -> (double) cell.stored()).toList();
    }

    private static List<Double> ratios(List<Cell> cells, ToDoubleFunction<Cell> value) {
        double first = value.applyAsDouble(cells.getFirst());
        return cells.stream().map(cell -> value.applyAsDouble(cell) / first).toList();
    }
}
