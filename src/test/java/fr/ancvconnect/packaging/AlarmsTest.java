package fr.ancvconnect.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ports.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An alarm watches a figure that there is, is seen on the dashboard, and says in the runbook what to do. */
class AlarmsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final Pattern OWN_FIGURE = Pattern.compile("\\[\"AncvConnect\",\"([A-Za-z]+)\"");
    private static final Pattern ALARM = Pattern.compile("\\$\\{([A-Za-z]+)\\.Arn}");
    private static final Template WATCH = Template.read("infra/watch.yaml");
    private static final Map<String, Map<String, Object>> ALARMS = WATCH.properties("AWS::CloudWatch::Alarm");
    private static final String DASHBOARD = WATCH.at("Resources", "Dashboard", "Properties", "DashboardBody", "!Sub");
    private static final Set<String> FIGURES = Stream.of(Measure.values()).map(Measure::label).collect(Collectors.toSet());

    @Test
    void the_runbook_has_a_row_for_each_alarm_and_no_other() throws IOException {
        Set<String> names = ALARMS.values().stream().map(alarm -> Template.<String>in(alarm, "AlarmName", "!Sub").replace("${Name}-", ""))
                .collect(Collectors.toSet());
        String runbook = Files.readString(Path.of("docs/deploy.md")).split("## When an alarm rings")[1].split("\n## ")[0];
        assertThat(found(ROW, runbook)).isEqualTo(names);
    }

    @Test
    void the_dashboard_shows_each_alarm() {
        assertThat(found(ALARM, DASHBOARD)).isEqualTo(ALARMS.keySet());
    }

    @Test
    void our_own_figures_that_are_watched_or_shown_are_ones_that_we_count() {
        assertThat(ALARMS.values().stream().filter(alarm -> "AncvConnect".equals(alarm.get("Namespace"))).map(alarm -> alarm.get("MetricName")))
                .isNotEmpty().isSubsetOf(FIGURES);
        assertThat(found(OWN_FIGURE, DASHBOARD)).isNotEmpty().isSubsetOf(FIGURES);
    }

    @Test
    void each_alarm_rings_and_tells_when_it_is_over() {
        assertThat(ALARMS.values()).allSatisfy(alarm -> assertThat(alarm).containsKeys("AlarmActions", "OKActions", "TreatMissingData"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
