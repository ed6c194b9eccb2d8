package fr.ancvconnect.lambda.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.lambda.observability.JsonLogging.JsonLogFormatter;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Checks the format of log lines on AWS. */
class JsonLogFormatterTest {

    private final ExtLogRecord record =
            new ExtLogRecord(Level.WARN, "two\n\"lines\"", JsonLogFormatterTest.class.getName());

    private JsonNode line() throws IOException {
        String line = new JsonLogFormatter().format(record);
        assertThat(line).endsWith("}\n").hasLineCount(1);
        return new ObjectMapper().readTree(line);
    }

    @Test
    void a_log_record_is_one_json_line_with_the_known_context_fields() throws IOException {
        record.setInstant(Instant.parse("2026-11-23T21:42:58.123Z"));
        record.setLoggerName("fr.ancvconnect.app.Sweep");
        record.setMdc(Map.of(
                "requestId",
                "r-1",
                "folderId",
                "F1",
                "paymentId",
                "P1",
                "sourceIp",
                "192.0.2.1",
                "userAgent",
                "ANCV",
                "else",
                "marie"));
        assertThat(line()).isEqualTo(new ObjectMapper().readTree("""
                {"timestamp": "2026-11-23T21:42:58.123Z", "level": "WARN", "logger": "fr.ancvconnect.app.Sweep",
                 "message": "two\\n\\"lines\\"", "requestId": "r-1", "folderId": "F1", "paymentId": "P1",
                 "sourceIp": "192.0.2.1", "userAgent": "ANCV"}"""));
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void the_trace_is_the_root_of_the_invocation_s_trace_header() throws IOException {
        System.setProperty(
                "com.amazonaws.xray.traceHeader",
                "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1");
        try {
            assertThat(line().path("trace").asText()).isEqualTo("1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
            System.setProperty("com.amazonaws.xray.traceHeader", "Root=\"marie\"");
            assertThat(line().has("trace")).isFalse();
        } finally {
            System.clearProperty("com.amazonaws.xray.traceHeader");
        }
    }

    @Test
    void an_exception_is_logged_without_its_messages() throws IOException {
        record.setThrown(new IllegalStateException("of marie", new IOException("of paul")));
        assertThat(line().path("exception").asText())
                .contains("java.lang.IllegalStateException\n    at ", "Caused by: java.io.IOException")
                .doesNotContain("marie", "paul");
    }

    @Test
    void only_the_innermost_handler_gets_the_formatter() {
        var innermost = new UnusedHandler();
        var outer = new UnusedHandler();
        outer.addHandler(innermost);
        Formatter formatter = new JsonLogFormatter();
        assertThat(JsonLogging.inJson(outer, formatter, new RequestOutput(System.out)))
                .isSameAs(outer);
        assertThat(innermost.getFormatter()).isSameAs(formatter);
        assertThat(outer.getFormatter()).isNull();
    }

    private static final class UnusedHandler extends ExtHandler {

        @Override
        public void publish(LogRecord published) {
            throw new AssertionError("No record must be published");
        }
    }
}
