package fr.ancvconnect.bench.soak;

import fr.ancvconnect.bench.MeasurementOrigin;
import fr.ancvconnect.bench.soak.ProcessSamples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of a run, in Markdown. */
record SoakReport(SoakResult result) {

    private static final String HEAD = """
            # The last soak test

            Written by `./mvnw -Psoak verify`. The vertical line in the plots is the end of the load.

            ![Latency](soak-latency.svg)
            ![Memory](soak-memory.svg)
            ![Threads, open files and processor time](soak-resources.svg)
            """;

    private static final String LIVE_HEAP = "heap after a full collection at the end of it, MiB";
    private static final double PERCENT = 100;
    private static final double CENTS = 100;
    private static final double MILLIS = 1_000;
    private static final int LAST_THIRD = 2;

    /** Writes the tables and returns them. */
    String write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String text = "%s%n%s%n%n%s%s%n%s%n%s"
                .formatted(HEAD, MeasurementOrigin.sentence(), conditions(), outcome(), latencies(), growth());
        Files.writeString(file, text);
        return text;
    }

    private String conditions() {
        SoakSettings settings = result.settings();
        return table("run", "value")
                + row(
                        "load",
                        String.format(
                                Locale.ROOT,
                                "%d minutes, %.1f stories a second, %,d stories, seed %d",
                                settings.load().toMinutes(),
                                settings.rate(),
                                settings.stories(),
                                settings.seed()))
                + row(
                        "faults",
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d calls to ANCV and notifications, %.1f %%",
                                result.faultCount(),
                                result.faultable(),
                                PERCENT * result.faultCount() / Math.max(1, result.faultable())));
    }

    private String outcome() {
        SoakSettings settings = result.settings();
        return row("payments", counts(result.paymentsByStatus()))
                + row(
                        "paid, in the service and at ANCV",
                        String.format(Locale.ROOT, "%,.2f €", result.paidCents() / CENTS))
                + row(
                        "all settled after the load",
                        String.format(Locale.ROOT, "%d s", result.settledAfter().toSeconds()))
                + row(
                        "processors",
                        String.format(
                                Locale.ROOT,
                                "%.0f %% of the machine; for a story %.0f ms in the service, %.0f ms in the database, simulator"
                                        + " and load",
                                PERCENT * result.usage().busyShare(),
                                processorMillisPerStory(),
                                (double) result.usage().own().toMillis() / settings.stories()))
                + row(
                        "problems",
                        result.problems().isEmpty()
                                ? "none"
                                : String.format(
                                        Locale.ROOT, "%,d", result.problems().size()));
    }

    private String latencies() {
        var rows = new StringBuilder(
                "| latency in ms | requests | p50 | p90 | p99 | p99.9 | max |%n| --- | ---: | ---: | ---: | ---: | ---: | ---: |%n"
                        .formatted());
        for (Operation operation : Operation.values()) {
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %.1f | %.0f | %.0f | %.0f |%n",
                    operation.label(),
                    result.latencies().count(operation),
                    result.latencies().millis(operation, 50),
                    result.latencies().millis(operation, 90),
                    result.latencies().millis(operation, 99),
                    result.latencies().millis(operation, 99.9),
                    result.latencies().millis(operation, 100)));
        }
        return rows.toString();
    }

    private String growth() {
        String liveHeap = result.liveHeap().size() < 2
                ? row(LIVE_HEAP, "not measured", "", "")
                : growthRow(
                        LIVE_HEAP,
                        result.liveHeap().getFirst(),
                        result.liveHeap().getLast());
        return "| mean of the service | first third | last third | growth |%n| --- | ---: | ---: | ---: |%n".formatted()
                + growthRow("resident set, MiB", Sample::residentMib)
                + liveHeap
                + growthRow("threads", Sample::threads)
                + growthRow("open files", Sample::openFiles)
                + medianRow(Operation.START)
                + medianRow(Operation.POLL);
    }

    private double processorMillisPerStory() {
        var during = result.samples().all().stream()
                .filter(sample -> sample.minute() <= result.loadMinutes())
                .toList();
        if (during.isEmpty()) {
            return Double.NaN;
        }
        double minutes = during.getLast().minute() - during.getFirst().minute();
        double seconds = during.getLast().cpuSeconds() - during.getFirst().cpuSeconds();
        return MILLIS * seconds / (minutes * 60 * result.settings().rate());
    }

    private String growthRow(String name, ToDoubleFunction<Sample> value) {
        return growthRow(
                name,
                result.samples().meanOfThird(0, result.loadMinutes(), value),
                result.samples().meanOfThird(LAST_THIRD, result.loadMinutes(), value));
    }

    private String medianRow(Operation operation) {
        return growthRow(
                "median latency of a " + operation.label() + ", ms",
                result.latencies().medianOfThird(operation, 0, result.loadMinutes()),
                result.latencies().medianOfThird(operation, LAST_THIRD, result.loadMinutes()));
    }

    private static String growthRow(String name, double first, double last) {
        return row(
                name,
                String.format(Locale.ROOT, "%.1f", first),
                String.format(Locale.ROOT, "%.1f", last),
                String.format(Locale.ROOT, "%+.1f", last - first));
    }

    private static String table(String first, String second) {
        return "| %s | %s |%n| --- | --- |%n".formatted(first, second);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |" + System.lineSeparator();
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
    }
}
