package fr.ancvconnect.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.bench.LineChart;
import fr.ancvconnect.bench.growth.CapacityRecorder.Capacity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The time and the units of sweeps by the number of due payments, with a fast, a usual and a slow ANCV. */
final class DueGrowth implements GrowthBenchmark.Part {

    private static final String DYNAMODB = "DynamoDB Local";
    private static final String MEMORY = "memory";
    private static final int PAGE = 25;

    /** Sweeps over a store. The capacity is that of the measured sweeps. */
    private record Cell(String store, Duration latency, Checked checked, Capacity capacity) {

        String line() {
            return store + ", ANCV " + latency.toMillis() + " ms";
        }

        Object unitsPerPayment(double units) {
            return store.equals(MEMORY) ? "" : units / checked.checked();
        }
    }

    @Override
    public void measure(Scale scale, Report report) {
        List<Cell> cells = new ArrayList<>();
        Map<Integer, Capacity> reads = new LinkedHashMap<>();
        try (var warmUp = new BenchmarkTable("growth-due-warm-up")) {
            new DuePayments(warmUp).check(scale.due().get(1), Duration.ZERO, scale);
        }
        try (var table = new BenchmarkTable("growth-due")) {
            inTable(scale, new DuePayments(table), cells, reads);
        }
        inMemory(scale, cells);
        times(scale, report, cells);
        reads(report, reads);
    }

    private static void inTable(Scale scale, DuePayments payments, List<Cell> cells, Map<Integer, Capacity> reads) {
        for (int due : scale.due()) {
            for (Duration latency : scale.latencies()) {
                cells.add(payments.check(due, latency, scale));
            }
            reads.put(due, payments.readOnly(due));
        }
    }

    /** Without the slow ANCV, whose rate depends on nothing else. */
    private static void inMemory(Scale scale, List<Cell> cells) {
        for (int due : scale.due()) {
            for (Duration latency :
                    scale.latencies().subList(0, scale.latencies().size() - 1)) {
                var memory = new InMemoryDuePayments();
                IntStream.range(0, due).mapToObj(StoredPayments::pending).forEach(memory::add);
                var sweep = new TimedSweep(memory, memory, latency, (_, _) -> {});
                cells.add(new Cell(MEMORY, latency, Checked.by(sweep, due, scale), Capacity.NONE));
            }
        }
    }

    private static void times(Scale scale, Report report, List<Cell> cells) {
        var figures = new Figures(
                "store",
                "ANCV, ms",
                "due",
                "checks/s",
                "sweeps",
                "until all are checked, s",
                "measured",
                "read units each",
                "write units each");
        for (Cell cell : cells) {
            Checked checked = cell.checked();
            figures.row(
                    cell.store(),
                    cell.latency().toMillis(),
                    checked.due(),
                    checked.rate(),
                    checked.sweepsInAll(),
                    checked.seconds(),
                    checked.isComplete() ? "all" : "the first " + checked.checked(),
                    cell.unitsPerPayment(cell.capacity().readUnits()),
                    cell.unitsPerPayment(cell.capacity().writeUnits()));
        }
        report.add(
                "Sweeps by due payments",
                "A sweep starts each minute and starts checks for "
                        + scale.sweepTime().toSeconds()
                        + " seconds. Where not all payments were checked, the number of sweeps and the time are computed "
                        + "from the measured rate.",
                figures);
        report.plot("sweep-time", chart(cells));
    }

    private static LineChart chart(List<Cell> cells) {
        var chart = new LineChart(
                        "Sweeps until all due payments are checked",
                        "Due payments",
                        "Seconds, with a sweep each minute")
                .logarithmic();
        for (String line : cells.stream().map(Cell::line).distinct().toList()) {
            List<Checked> sweeps = cells.stream()
                    .filter(cell -> cell.line().equals(line))
                    .map(Cell::checked)
                    .toList();
            Checked.plot(
                    chart,
                    line,
                    sweeps.stream().map(checked -> (double) checked.due()).toList(),
                    sweeps);
        }
        return chart;
    }

    private static void reads(Report report, Map<Integer, Capacity> reads) {
        var figures = new Figures("due", "queries", "items read", "read units", "read units each");
        reads.forEach((due, read) ->
                figures.row(due, read.queries(), read.items(), read.readUnits(), read.readUnits() / due));
        report.add(
                "Reads of one sweep by due payments",
                "One sweep without a time limit, whose claims are rejected, so that it reads all due payments and writes nothing.",
                figures);
        report.plot(
                "sweep-reads",
                new LineChart("Reads of one sweep", "Due payments", "Read units")
                        .logarithmic()
                        .line(
                                "DynamoDB Local",
                                reads.keySet().stream()
                                        .map(Integer::doubleValue)
                                        .toList(),
                                reads.values().stream().map(Capacity::readUnits).toList()));
    }

    /** Due payments in a table. What a run leaves is used in the next run. */
    private static final class DuePayments {

        private final BenchmarkTable table;
        private int added;
        private int due;

        DuePayments(BenchmarkTable table) {
            this.table = table;
        }

        private void fillUpTo(int number) {
            int missing = number - due;
            table.payments().due(added, added + missing, StoredPayments::pending);
            added += missing;
            due = number;
            table.consumed();
        }

        Cell check(int number, Duration latency, Scale scale) {
            fillUpTo(number);
            var stores = table.stores();
            var checked = Checked.by(
                    new TimedSweep(stores.checkIndex(), stores.payments(), latency, (_, _) -> {}), number, scale);
            due -= checked.checked();
            Capacity capacity = table.consumed();
            assertThat(capacity.items())
                    .as("items read")
                    .isLessThanOrEqualTo(checked.checked() + (long) PAGE * checked.sweeps());
            return new Cell(DYNAMODB, latency, checked, capacity);
        }

        Capacity readOnly(int number) {
            fillUpTo(number);
            new TimedSweep(table.stores().checkIndex(), new SweepPayments.RejectedClaims(), Duration.ZERO, (_, _) -> {})
                    .run(Duration.ofHours(1));
            Capacity capacity = table.consumed();
            assertThat(capacity.items()).as("items read").isEqualTo(number);
            assertThat(capacity.readUnits()).as("read units").isLessThanOrEqualTo(number);
            return capacity;
        }
    }
}
