package fr.ancvconnect.bench.comparison;

import fr.ancvconnect.bench.comparison.Program.Jvm;
import fr.ancvconnect.bench.comparison.Story.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The results as tables in Markdown. Each figure is the median of the rounds. */
final class Report {

    private final Map<Jvm, Map<String, List<RunResult>>> programs = new LinkedHashMap<>();
    private final Map<String, List<FunctionRun.Result>> functions = new LinkedHashMap<>();
    private Optional<ColdStarts> coldStarts = Optional.empty();

    void add(Jvm jvm, Program program, RunResult result) {
        programs.computeIfAbsent(jvm, _ -> new LinkedHashMap<>())
                .computeIfAbsent(program.name(), _ -> new ArrayList<>())
                .add(result);
    }

    void add(String function, FunctionRun.Result result) {
        functions.computeIfAbsent(function, _ -> new ArrayList<>()).add(result);
    }

    void add(ColdStarts measured) {
        coldStarts = Optional.of(measured);
    }

    /** One figure of a row, and how it is shown. */
    private record Row(String title, String format, ToDoubleFunction<RunResult> figure) {}

    String markdown() {
        var text = new StringBuilder();
        programs.forEach((jvm, results) -> text.append("### ")
                .append(jvm.title())
                .append("\n\n")
                .append(table(results))
                .append('\n'));
        if (!functions.isEmpty()) {
            text.append("### Functions under the emulated Runtime API, 1 caller\n\n")
                    .append(functionTable())
                    .append('\n');
        }
        coldStarts.ifPresent(starts -> text.append("### Cold start\n\n").append(coldStartTable(starts)));
        return text.toString();
    }

    private static List<Row> rows() {
        var rows = new ArrayList<>(List.of(
                new Row("CPU ms a story, 1 caller", "%.1f", RunResult::cpuOne),
                new Row("CPU ms a story, 16 callers", "%.1f", RunResult::cpuMany),
                new Row("stories a second, 16 callers", "%.0f", RunResult::storiesPerSecond)));
        for (Step step : Step.values()) {
            String name = step.name().toLowerCase(Locale.ROOT);
            rows.add(
                    new Row(name + " p50 ms, 1 caller", "%.1f", run -> run.one().p50(step)));
            rows.add(
                    new Row(name + " p99 ms, 1 caller", "%.1f", run -> run.one().p99(step)));
            rows.add(new Row(
                    name + " p50 ms, 16 callers", "%.1f", run -> run.many().p50(step)));
            rows.add(new Row(
                    name + " p99 ms, 16 callers", "%.1f", run -> run.many().p99(step)));
        }
        rows.addAll(List.of(
                new Row("context switches a story, 1 caller", "%.0f", RunResult::switchesOne),
                new Row("context switches a story, 16 callers", "%.0f", RunResult::switchesMany),
                new Row("allocated KB a story", "%.0f", RunResult::allocatedKilobytes),
                new Row("RSS after the load, MB", "%.0f", RunResult::residentMegabytes),
                new Row("first response, s", "%.2f", run -> run.firstResponseMillis() / 1000),
                new Row("CPU s until the first response", "%.2f", run -> run.firstCpuMillis() / 1000)));
        return rows;
    }

    private static String table(Map<String, List<RunResult>> results) {
        var text = new StringBuilder("| | " + String.join(" | ", results.keySet()));
        boolean compared = results.keySet().containsAll(List.of(Programs.SERVICE, Programs.PEER, Programs.FLOOR));
        text.append(compared ? " | service / peer | service / floor |\n" : " |\n");
        text.append("| --- |")
                .append(" ---: |".repeat(results.size() + (compared ? 2 : 0)))
                .append('\n');
        for (Row row : rows()) {
            text.append("| ").append(row.title()).append(" | ");
            text.append(results.values().stream()
                    .map(runs -> shown(row.format(), Median.of(runs, row.figure())))
                    .collect(Collectors.joining(" | ")));
            if (compared) {
                double service = Median.of(results.get(Programs.SERVICE), row.figure());
                text.append(" | ")
                        .append(shown("%.2f", service / Median.of(results.get(Programs.PEER), row.figure())))
                        .append(" | ")
                        .append(shown("%.2f", service / Median.of(results.get(Programs.FLOOR), row.figure())));
            }
            text.append(" |\n");
        }
        return text.toString();
    }

    private String functionTable() {
        var text = new StringBuilder("""
                | | init ms | first response ms | CPU ms a story | start p50 / p99 ms | confirm p50 / p99 ms | poll p50 / p99 ms | RSS MB |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        functions.forEach((name, runs) -> {
            text.append("| ").append(name).append(" | ");
            text.append(shown("%.0f", Median.of(runs, FunctionRun.Result::initMillis)))
                    .append(" | ");
            text.append(shown("%.0f", Median.of(runs, FunctionRun.Result::firstMillis)))
                    .append(" | ");
            text.append(shown("%.1f", Median.of(runs, FunctionRun.Result::cpuMillis)))
                    .append(" | ");
            for (Step step : Step.values()) {
                text.append(shown("%.1f", Median.of(runs, run -> run.latency().p50(step))))
                        .append(" / ")
                        .append(shown(
                                "%.1f", Median.of(runs, run -> run.latency().p99(step))))
                        .append(" | ");
            }
            text.append(shown("%.0f", Median.of(runs, FunctionRun.Result::residentMegabytes)))
                    .append(" |\n");
        });
        return text.toString();
    }

    private static String coldStartTable(ColdStarts starts) {
        var text = new StringBuilder("| | init ms | first response ms |\n| --- | ---: | ---: |\n");
        for (String name : starts.names()) {
            text.append(String.format(
                    Locale.ROOT, "| %s | %.0f | %.0f |%n", name, starts.medianInit(name), starts.medianTotal(name)));
        }
        return text.toString();
    }

    private static String shown(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
