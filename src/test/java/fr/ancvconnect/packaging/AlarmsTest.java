package fr.ancvconnect.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.observability.Metric;
import fr.ancvconnect.dynamodb.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each alarm uses an existing metric, is on the dashboard and has a row in the runbook. */
class AlarmsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final Pattern OWN_FIGURE = Pattern.compile("\\[\"AncvConnect\",\"([A-Za-z]+)\"");
    private static final Pattern ALARM = Pattern.compile("\\$\\{([A-Za-z]+)\\.Arn}");
    private static final Pattern PAID_FOR =
            Pattern.compile("(\\d+) alarm metrics × 0\\.10, (\\d+) own metrics × 0\\.30");
    private static final Pattern LOGGED = Pattern.compile("\"([A-Za-z]+)\":");
    private static final Pattern LOOKED_AT = Pattern.compile("\\$\\.([A-Za-z]+)");
    private static final List<Map<String, String>> TOLD = List.of(Map.of("!Ref", "Topic"));
    private static final Set<String> SHARES = Set.of("AncvErrorRate", "ServerErrorRate", "NotificationsRejected");
    private static final String OURS = "AncvConnect";
    /** The known metrics of other namespaces. An alarm on a misspelt metric would never fire. */
    private static final Map<Object, Set<String>> THEIRS = Map.of(
            "AWS/Lambda",
            Set.of("Errors", "Throttles"),
            "AWS/DynamoDB",
            Set.of("ReadThrottleEvents", "WriteThrottleEvents"),
            "AWS/SQS",
            Set.of("ApproximateNumberOfMessagesVisible"),
            "AWS/EventBridge/Pipes",
            Set.of(
                    "ExecutionFailed",
                    "ExecutionPartiallyFailed",
                    "ExecutionTimeout",
                    "ExecutionThrottled",
                    "EventCount"));

    private static final Template WATCH = Template.read("infra/watch.yaml");
    private static final Map<String, Map<String, Object>> ALARMS = WATCH.properties("AWS::CloudWatch::Alarm");
    private static final String DASHBOARD = WATCH.at("Resources", "Dashboard", "Properties", "DashboardBody", "!Sub");
    private static final Set<String> FIGURES =
            Stream.of(Metric.values()).map(Metric::label).collect(Collectors.toSet());

    @Test
    void the_runbook_has_a_row_for_each_alarm_and_no_other() throws IOException {
        Set<String> names = ALARMS.values().stream()
                .map(alarm -> Template.<String>in(alarm, "AlarmName", "!Sub").replace("${Name}-", ""))
                .collect(Collectors.toSet());
        String runbook = Files.readString(Path.of("docs/deploy.md"))
                .split("## Alarms\n")[1]
                .split("\n## ")[0];
        assertThat(found(ROW, runbook)).isEqualTo(names);
    }

    @Test
    void each_figure_that_tells_a_fault_has_an_alarm_and_no_other_figure_has_one() {
        Set<Object> alarmed = ALARMS.entrySet().stream()
                .filter(alarm -> !alarm.getKey().equals("EventsSilent"))
                .flatMap(alarm -> watched(alarm.getValue()))
                .filter(figure -> figure.get("Namespace").equals(OURS))
                .map(figure -> figure.get("MetricName"))
                .collect(Collectors.toSet());
        assertThat(alarmed)
                .isEqualTo(Stream.of(Metric.values())
                        .filter(AlarmsTest::tellsAFault)
                        .map(Metric::label)
                        .collect(Collectors.toSet()));
    }

    private static boolean tellsAFault(Metric measure) {
        return switch (measure) {
            case PAYMENTS_NEEDING_ATTENTION,
                    SEALS_WRONG,
                    SEAL_KEYS_UNREADABLE,
                    FINGERPRINT_KEYS_UNREADABLE,
                    ANCV_ERRORS,
                    ANCV_LATENCY,
                    DUE_LAG,
                    SWEEP_LOOKED,
                    UNREADABLE_ITEMS,
                    ERASURE_FAILURES,
                    ERASURE_LAG -> true;
            // Business metrics.
            case PAYMENTS_STARTED,
                    PAYMENTS_PAID,
                    PAYMENTS_DECLINED,
                    PAYMENTS_EXPIRED,
                    PAYMENTS_REFUSED,
                    PAYMENTS_CANCELLED,
                    PAYMENTS_FAILED,
                    LATE_CONFIRMATIONS,
                    TIME_TO_CONFIRM -> false;
            // A failure in a sweep is also counted as unreadable or as an ANCV error, or it is retried until the
            // payment needs attention.
            case SWEEP_FAILED -> false;
        };
    }

    @Test
    void silence_of_the_pipe_is_held_against_those_changes_that_are_events() throws IOException {
        String events = Files.readString(Path.of("docs/events.md"));
        assertThat(watched(ALARMS.get("EventsSilent"))
                        .filter(figure -> figure.get("Namespace").equals(OURS)))
                .hasSize(5)
                .allSatisfy(figure -> assertThat(events)
                        .contains("\n## payment."
                                + figure.get("MetricName")
                                        .toString()
                                        .replace("Payments", "")
                                        .toLowerCase(Locale.ROOT) + "\n"));
    }

    @Test
    void the_costs_count_them_all() throws IOException {
        int own = FIGURES.size() + WATCH.properties("AWS::Logs::MetricFilter").size();
        assertThat(PAID_FOR.matcher(Files.readString(Path.of("docs/deploy.md")))
                        .results()
                        .map(match -> match.group(1) + ", " + match.group(2)))
                .containsExactly(watched().size() + ", " + own);
    }

    @Test
    void the_dashboard_shows_each_alarm() {
        assertThat(found(ALARM, DASHBOARD)).isEqualTo(ALARMS.keySet());
    }

    @Test
    void what_is_watched_or_shown_of_ours_is_counted_by_us_under_that_name() {
        assertThat(watched())
                .filteredOn(figure -> figure.get("Namespace").equals(OURS))
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(figure)
                        .containsEntry("Dimensions", List.of(Map.of("Name", "service", "Value", "ancv-connect")))
                        .extractingByKey("MetricName")
                        .isIn(FIGURES));
        assertThat(found(OWN_FIGURE, DASHBOARD)).isNotEmpty().isSubsetOf(FIGURES);
    }

    @Test
    void what_is_watched_of_others_is_what_they_count() {
        Map<Object, Set<String>> theirs = new HashMap<>(THEIRS);
        WATCH.properties("AWS::Logs::MetricFilter").values().stream()
                .map(filter -> Template.<List<Map<String, Object>>>in(filter, "MetricTransformations")
                        .getFirst())
                .forEach(figure -> theirs.merge(
                        figure.get("MetricNamespace"),
                        Set.of(figure.get("MetricName").toString()),
                        AlarmsTest::both));
        assertThat(watched())
                .filteredOn(figure -> !figure.get("Namespace").equals(OURS))
                .allSatisfy(figure -> assertThat(theirs.getOrDefault(figure.get("Namespace"), Set.of()))
                        .contains(figure.get("MetricName").toString()));
        assertThat(watched().stream()
                        .flatMap(figure -> ((List<?>) figure.getOrDefault("Dimensions", List.of())).stream())
                        .map(Map.class::cast)
                        .filter(dimension -> "GlobalSecondaryIndexName".equals(dimension.get("Name")))
                        .map(dimension -> dimension.get("Value")))
                .contains(TableDefinition.DUE_INDEX, TableDefinition.ESTABLISHMENT_PAYMENTS_INDEX)
                .isSubsetOf(TableDefinition.DUE_INDEX, TableDefinition.ESTABLISHMENT_PAYMENTS_INDEX);
    }

    @Test
    void an_alarm_rings_at_too_much_and_those_of_what_each_sweep_tells_at_nothing_too() {
        ALARMS.forEach((name, alarm) -> {
            assertThat(alarm.get("ComparisonOperator").toString())
                    .as(name)
                    .startsWith(name.equals("SweepSilent") ? "LessThan" : "GreaterThan");
            boolean silence = Set.of("SweepSilent", "ErasureLag").contains(name);
            assertThat(alarm)
                    .as(name)
                    .containsEntry("TreatMissingData", silence ? "breaching" : "notBreaching")
                    .containsEntry("AlarmActions", TOLD);
        });
    }

    @Test
    void an_alarm_tells_that_it_is_over_but_for_those_whose_silence_does_not_mean_that() {
        ALARMS.forEach((name, alarm) -> assertThat(alarm.get("OKActions"))
                .as(name)
                .isEqualTo(Set.of("PaymentsNeedingAttention", "UnreadableItems").contains(name) ? null : TOLD));
    }

    @Test
    void a_share_of_errors_rings_from_three_calls_on_however_few_they_are() {
        Map<String, Map<String, Object>> shares = ALARMS.entrySet().stream()
                .filter(alarm -> SHARES.contains(alarm.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(shares.keySet()).isEqualTo(SHARES);
        shares.forEach((name, alarm) -> {
            List<Map<String, Object>> parts = Template.in(alarm, "Metrics");
            assertThat(alarm).as(name).containsEntry("Threshold", 50).containsEntry("EvaluationPeriods", 1);
            assertThat(parts.getFirst())
                    .as(name)
                    .containsEntry("Expression", "IF(calls >= 3, 100 * errors / calls, 0)");
            assertThat(parts.stream().skip(1))
                    .as(name)
                    .extracting(part -> part.get("Id") + " " + Template.in(part, "MetricStat", "Period"))
                    .containsExactly("errors 900", "calls 900");
        });
        Map<String, Object> calls = Template.in(
                Template.<List<Object>>in(shares.get("AncvErrorRate"), "Metrics")
                        .getLast(),
                "MetricStat");
        assertThat(calls).as("a latency is told for each call").containsEntry("Stat", "SampleCount");
        assertThat(Template.<String>in(calls, "Metric", "MetricName")).isEqualTo(Metric.ANCV_LATENCY.label());
    }

    @Test
    void what_is_counted_from_the_access_log_stands_in_it() {
        Set<String> logged = found(
                LOGGED,
                Template.read("template.yaml").at("Resources", "Api", "Properties", "AccessLogSettings", "Format"));
        assertThat(WATCH.properties("AWS::Logs::MetricFilter").values())
                .isNotEmpty()
                .allSatisfy(filter -> assertThat(
                                found(LOOKED_AT, filter.get("FilterPattern").toString()))
                        .isNotEmpty()
                        .isSubsetOf(logged));
    }

    /** All metrics that alarms use, alone or in a sum. */
    private static List<Map<String, Object>> watched() {
        return ALARMS.values().stream().flatMap(AlarmsTest::watched).toList();
    }

    private static Stream<Map<String, Object>> watched(Map<String, Object> alarm) {
        return alarm.containsKey("Metrics")
                ? Template.<List<Map<String, Object>>>in(alarm, "Metrics").stream()
                        .filter(part -> part.containsKey("MetricStat"))
                        .map(part -> Template.<Map<String, Object>>in(part, "MetricStat", "Metric"))
                : Stream.of(alarm);
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
