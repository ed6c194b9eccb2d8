package fr.ancvconnect.lambda.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.app.observability.Metric;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the log lines from which CloudWatch extracts metrics (embedded metric format). */
class EmfMetricsTest {

    private final List<String> lines = new ArrayList<>();
    private final EmfMetrics metrics =
            new EmfMetrics(lines::add, InstantSource.fixed(Instant.parse("2026-11-23T21:42:58.123Z")));

    @Test
    void a_metric_is_one_line_of_the_embedded_metric_format() throws IOException {
        metrics.record(Metric.ANCV_LATENCY, 312);
        assertThat(lines).hasSize(1).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
        assertThat(new ObjectMapper().readTree(lines.getFirst())).isEqualTo(new ObjectMapper().readTree("""
                {"_aws": {"Timestamp": 1795470178123, "CloudWatchMetrics": [{"Namespace": "AncvConnect",
                 "Dimensions": [["service"]], "Metrics": [{"Name": "AncvLatency", "Unit": "Milliseconds"}]}]},
                 "service": "ancv-connect", "AncvLatency": 312.0}"""));
    }

    @Test
    void the_metrics_have_the_names_that_the_alarms_use() {
        assertThat(Stream.of(Metric.values()).map(Metric::label))
                .containsExactly(
                        "PaymentsStarted",
                        "PaymentsPaid",
                        "PaymentsDeclined",
                        "PaymentsExpired",
                        "PaymentsRefused",
                        "PaymentsCancelled",
                        "PaymentsFailed",
                        "LateConfirmations",
                        "PaymentsNeedingAttention",
                        "InvalidSeals",
                        "SealKeysUnreadable",
                        "FingerprintKeysUnreadable",
                        "LinkKeysUnreadable",
                        "AncvErrors",
                        "AncvLatency",
                        "TimeToConfirm",
                        "CheckLag",
                        "PaymentsChecked",
                        "SweepFailed",
                        "UnreadableItems",
                        "ErasureFailures",
                        "ErasureLag");
    }
}
