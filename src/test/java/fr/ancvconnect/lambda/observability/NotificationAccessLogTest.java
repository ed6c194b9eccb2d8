package fr.ancvconnect.lambda.observability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.ancvconnect.Eventually;
import fr.ancvconnect.LogCapture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log contains the source of each request to the public notification paths, and of no other request. */
@QuarkusTest
class NotificationAccessLogTest {

    private static final String PAYMENT = "AAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String SECRET = "BBBBBBBBBBBBBBBBBBBBBB";

    private LogCapture<ExtLogRecord> logs;

    @BeforeEach
    void start_log_capture() {
        logs = LogCapture.forLogger("fr.ancvconnect.lambda", line -> {
            line.copyMdc();
            return line;
        });
    }

    @AfterEach
    void stop_log_capture() {
        logs.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/webhooks/ancv/probe | 204 | INFO",
                "/webhooks/ancv | 401 | WARN",
                "/webhooks/ancv/F1/" + PAYMENT + "/" + SECRET + " | 404 | WARN",
                "/webhooks/ancv/F1/no-id/" + SECRET + " | 404 | WARN"
            })
    void each_notification_is_one_log_line_with_its_source_and_status_but_not_its_path(
            String path, int status, String level) {
        assertThat(call("POST", path, "192.0.2.7", "ANCV/1.0")).isEqualTo(status);
        assertThat(logged()).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).isEqualTo("Notification answered with " + status);
            assertThat(line.getLevel().getName()).isEqualTo(level);
            assertThat(line.getMdcCopy())
                    .contains(
                            entry("sourceIp", "192.0.2.7"), entry("userAgent", "ANCV/1.0"), entry("requestId", "r-1"));
            assertThat(line.getMdcCopy().toString() + line.getFormattedMessage())
                    .doesNotContain(SECRET);
        });
    }

    @Test
    void a_long_user_agent_with_control_characters_is_sanitized_and_shortened() {
        call("POST", "/webhooks/ancv", "192.0.2.7", "x\\r\\n\\u0000\\u2028y" + "z".repeat(1_000));
        assertThat(logged().getFirst().getMdc("userAgent"))
                .startsWith("x????yzzz")
                .hasSize(200);
    }

    @Test
    void a_missing_user_agent_is_not_logged() {
        call("POST", "/webhooks/ancv", "2001:db8::1", null);
        assertThat(logged().getFirst().getMdcCopy())
                .containsEntry("sourceIp", "2001:db8::1")
                .doesNotContainKey("userAgent");
    }

    @Test
    void log_lines_of_other_requests_do_not_contain_their_source() {
        assertThat(call("GET", "/broken/somehow", "192.0.2.7", "Firefox")).isEqualTo(500);
        assertThat(logged())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getMdcCopy()).doesNotContainKeys("sourceIp", "userAgent"));
    }

    /** The lines of this test's requests. The simulator sends notifications of other tests' payments at any time. */
    private List<ExtLogRecord> logged() {
        return Eventually.until(
                () -> logs.lines().stream()
                        .filter(line -> "r-1".equals(line.getMdc("requestId")))
                        .toList(),
                lines -> !lines.isEmpty());
    }

    private static int call(String method, String path, String source, String agent) {
        String body = "{\\\"transaction\\\":{\\\"id\\\":\\\"T1\\\"}}";
        return given().contentType(ContentType.JSON)
                .body("""
                {"version": "2.0", "rawPath": "%s", "rawQueryString": "", "headers": {"content-type": "application/json"}, "body": "%s",
                 "requestContext": {"requestId": "r-1", "http": {"method": "%s", "path": "%s", "sourceIp": "%s", "userAgent": %s}}}""".formatted(path, body, method, path, source, agent == null ? "null" : '"' + agent + '"'))
                .when()
                .post("/_lambda_")
                .then()
                .statusCode(200)
                .extract()
                .path("statusCode");
    }
}
