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
    private static final Pattern OWN_METRIC = Pattern.compile("\\[\"AncvConnect\",\"([A-Za-z]+)\"");
    private static final Pattern ALARM = Pattern.compile("\\$\\{([A-Za-z]+)\\.Arn}");
    private static final Pattern DOCUMENTED_COUNTS =
            Pattern.compile("(\\d+) alarm metrics × 0\\.10, (\\d+) own metrics × 0\\.30");
    private static final Pattern LOG_FIELD = Pattern.compile("\"([A-Za-z]+)\":");
    private static final Pattern FILTER_FIELD = Pattern.compile("\\$\\.([A-Za-z]+)");
    private static final List<Map<String, String>> TOPIC_ACTION = List.of(Map.of("!Ref", "Topic"));
    private static final Set<String> ERROR_RATES =
            Set.of("AncvErrorRate", "ServerErrorRate", "NotificationsRejected", "PaymentPageRejected");
    private static final String OWN_NAMESPACE = "AncvConnect";
    /** The known metrics of other namespaces. An alarm on a misspelt metric would never fire. */
    private static final Map<Object, Set<String>> FOREIGN_METRICS = Map.of(
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
    private static final Set<String> OWN_METRICS =
            Stream.of(Metric.values()).map(Metric::label).collect(Collectors.toSet());

    @Test
    void the_runbook_has_a_row_for_each_alarm_and_no_other() throws IOException {
        Set<String> names = ALARMS.values().stream()
                .map(alarm -> Template.<String>in(alarm, "AlarmName", "!Sub").replace("${Name}-", ""))
                .collect(Collectors.toSet());
        String runbook = Files.readString(Path.of("docs/deploy.md"))
                .split("## Alarms\n")[1]
                .split("\n## ")[0];
        assertThat(groups(ROW, runbook)).isEqualTo(names);
    }

    @Test
    void exactly_the_metrics_that_show_faults_have_an_alarm() {
        Set<Object> alarmed = ALARMS.entrySet().stream()
                .filter(alarm -> !alarm.getKey().equals("EventsSilent"))
                .flatMap(alarm -> metricsOf(alarm.getValue()))
                .filter(metric -> metric.get("Namespace").equals(OWN_NAMESPACE))
                .map(metric -> metric.get("MetricName"))
                .collect(Collectors.toSet());
        assertThat(alarmed)
                .isEqualTo(Stream.of(Metric.values())
                        .filter(AlarmsTest::showsFault)
                        .map(Metric::label)
                        .collect(Collectors.toSet()));
    }

    private static boolean showsFault(Metric metric) {
        return switch (metric) {
            case PAYMENTS_NEEDING_ATTENTION,
                    INVALID_SEALS,
                    SEAL_KEYS_UNREADABLE,
                    FINGERPRINT_KEYS_UNREADABLE,
                    LINK_KEYS_UNREADABLE,
                    ANCV_ERRORS,
                    ANCV_LATENCY,
                    CHECK_LAG,
                    PAYMENTS_CHECKED,
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
    void the_silent_pipe_alarm_uses_the_metrics_of_changes_that_are_published_as_events() throws IOException {
        String events = Files.readString(Path.of("docs/events.md"));
        assertThat(metricsOf(ALARMS.get("EventsSilent"))
                        .filter(metric -> metric.get("Namespace").equals(OWN_NAMESPACE)))
                .hasSize(5)
                .allSatisfy(metric -> assertThat(events)
                        .contains("\n## payment."
                                + metric.get("MetricName")
                                        .toString()
                                        .replace("Payments", "")
                                        .toLowerCase(Locale.ROOT) + "\n"));
    }

    @Test
    void the_documented_costs_count_all_alarm_metrics_and_own_metrics() throws IOException {
        int ownMetrics =
                OWN_METRICS.size() + WATCH.properties("AWS::Logs::MetricFilter").size();
        assertThat(DOCUMENTED_COUNTS
                        .matcher(Files.readString(Path.of("docs/deploy.md")))
                        .results()
                        .map(match -> match.group(1) + ", " + match.group(2)))
                .containsExactly(alarmMetrics().size() + ", " + ownMetrics);
    }

    @Test
    void the_dashboard_shows_each_alarm() {
        assertThat(groups(ALARM, DASHBOARD)).isEqualTo(ALARMS.keySet());
    }

    @Test
    void own_metrics_in_alarms_and_on_the_dashboard_exist_in_the_code() {
        assertThat(alarmMetrics())
                .filteredOn(metric -> metric.get("Namespace").equals(OWN_NAMESPACE))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metric)
                        .containsEntry("Dimensions", List.of(Map.of("Name", "service", "Value", "ancv-connect")))
                        .extractingByKey("MetricName")
                        .isIn(OWN_METRICS));
        assertThat(groups(OWN_METRIC, DASHBOARD)).isNotEmpty().isSubsetOf(OWN_METRICS);
    }

    @Test
    void alarms_on_other_namespaces_use_existing_metrics_and_indexes() {
        Map<Object, Set<String>> foreignMetrics = new HashMap<>(FOREIGN_METRICS);
        WATCH.properties("AWS::Logs::MetricFilter").values().stream()
                .map(filter -> Template.<List<Map<String, Object>>>in(filter, "MetricTransformations")
                        .getFirst())
                .forEach(metric -> foreignMetrics.merge(
                        metric.get("MetricNamespace"),
                        Set.of(metric.get("MetricName").toString()),
                        AlarmsTest::union));
        assertThat(alarmMetrics())
                .filteredOn(metric -> !metric.get("Namespace").equals(OWN_NAMESPACE))
                .allSatisfy(metric -> assertThat(foreignMetrics.getOrDefault(metric.get("Namespace"), Set.of()))
                        .contains(metric.get("MetricName").toString()));
        assertThat(alarmMetrics().stream()
                        .flatMap(metric -> ((List<?>) metric.getOrDefault("Dimensions", List.of())).stream())
                        .map(Map.class::cast)
                        .filter(dimension -> "GlobalSecondaryIndexName".equals(dimension.get("Name")))
                        .map(dimension -> dimension.get("Value")))
                .contains(TableDefinition.DUE_INDEX, TableDefinition.ESTABLISHMENT_PAYMENTS_INDEX)
                .isSubsetOf(TableDefinition.DUE_INDEX, TableDefinition.ESTABLISHMENT_PAYMENTS_INDEX);
    }

    @Test
    void alarms_fire_above_their_threshold_and_sweep_alarms_also_on_missing_data() {
        ALARMS.forEach((name, alarm) -> {
            assertThat(alarm.get("ComparisonOperator").toString())
                    .as(name)
                    .startsWith(name.equals("SweepSilent") ? "LessThan" : "GreaterThan");
            boolean missingDataFires = Set.of("SweepSilent", "ErasureLag").contains(name);
            assertThat(alarm)
                    .as(name)
                    .containsEntry("TreatMissingData", missingDataFires ? "breaching" : "notBreaching")
                    .containsEntry("AlarmActions", TOPIC_ACTION);
        });
    }

    @Test
    void alarms_report_recovery_unless_missing_data_does_not_mean_recovery() {
        ALARMS.forEach((name, alarm) -> assertThat(alarm.get("OKActions"))
                .as(name)
                .isEqualTo(Set.of("PaymentsNeedingAttention", "UnreadableItems").contains(name) ? null : TOPIC_ACTION));
    }

    @Test
    void error_rate_alarms_need_at_least_three_calls() {
        Map<String, Map<String, Object>> errorRates = ALARMS.entrySet().stream()
                .filter(alarm -> ERROR_RATES.contains(alarm.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(errorRates.keySet()).isEqualTo(ERROR_RATES);
        errorRates.forEach((name, alarm) -> {
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
                Template.<List<Object>>in(errorRates.get("AncvErrorRate"), "Metrics")
                        .getLast(),
                "MetricStat");
        assertThat(calls).as("each call records a latency").containsEntry("Stat", "SampleCount");
        assertThat(Template.<String>in(calls, "Metric", "MetricName")).isEqualTo(Metric.ANCV_LATENCY.label());
    }

    @Test
    void metric_filters_use_only_fields_of_the_access_log() {
        Set<String> logFields = groups(
                LOG_FIELD,
                Template.read("template.yaml").at("Resources", "Api", "Properties", "AccessLogSettings", "Format"));
        assertThat(WATCH.properties("AWS::Logs::MetricFilter").values())
                .isNotEmpty()
                .allSatisfy(filter -> assertThat(
                                groups(FILTER_FIELD, filter.get("FilterPattern").toString()))
                        .isNotEmpty()
                        .isSubsetOf(logFields));
    }

    /** All metrics that alarms use, alone or in a sum. */
    private static List<Map<String, Object>> alarmMetrics() {
        return ALARMS.values().stream().flatMap(AlarmsTest::metricsOf).toList();
    }

    private static Stream<Map<String, Object>> metricsOf(Map<String, Object> alarm) {
        return alarm.containsKey("Metrics")
                ? Template.<List<Map<String, Object>>>in(alarm, "Metrics").stream()
                        .filter(part -> part.containsKey("MetricStat"))
                        .map(part -> Template.<Map<String, Object>>in(part, "MetricStat", "Metric"))
                : Stream.of(alarm);
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        return Stream.concat(first.stream(), second.stream()).collect(Collectors.toSet());
    }

    private static Set<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
