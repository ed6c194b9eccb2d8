package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.ApiClient.platform;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import fr.ancvconnect.LogCapture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A failure before any handler also returns a problem document. The path is not logged, because a notification's path
 * contains a secret.
 */
@QuarkusTest
class FailuresOutsideHandlersTest {

    private LogCapture<String> logs;

    @BeforeEach
    void start_log_capture() {
        // A notification that fails would be logged like a failed request of this test.
        ApiClient.disableNotifications();
        logs = LogCapture.forLogger("", line -> line.getFormattedMessage() + " " + line.getThrown());
    }

    @AfterEach
    void stop_log_capture() {
        logs.close();
        ApiClient.clearFaults();
    }

    @ParameterizedTest
    @CsvSource({"thrown,500,internal-error", "guarded,500,internal-error", "refused,400,malformed-request"})
    void a_failure_outside_the_handlers_returns_a_problem_without_internal_details(
            String kind, int status, String code) {
        platform()
                .get("/elsewhere/" + kind + "/the-secret")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Content-Language", "fr")
                .body("code", equalTo(code))
                .body(not(containsString("marie")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrown", "guarded", "refused"})
    void the_log_contains_the_stack_trace_but_neither_the_path_nor_the_message(String kind) {
        platform().get("/elsewhere/" + kind + "/the-secret");
        assertThat(logs.lines())
                .anyMatch(line -> line.contains("java.lang.IllegalStateException") && line.contains("FailingRoute"))
                .noneMatch(line -> line.contains("the-secret") || line.contains("marie"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,malformed-request",
        "404,not-found",
        "413,payload-too-large",
        "500,internal-error",
        "503,service-unavailable"
    })
    void a_failure_with_only_a_status_returns_a_problem(int status, String code) {
        platform()
                .get("/elsewhere/bare/" + status)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        assertThat(logs.lines().stream().anyMatch(line -> line.contains("outside the handlers")))
                .as("logged as a failure of this service")
                .isEqualTo(status >= 500);
        assertThat(logs.lines()).noneMatch(line -> line.contains("/elsewhere"));
    }

    @Test
    void an_unavailable_or_busy_store_returns_503_with_retry_after() {
        platform()
                .get("/elsewhere/unreachable/the-secret")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("code", equalTo("service-unavailable"));
        assertThat(logs.lines()).anyMatch(line -> line.contains("StoreUnavailable"));
        platform()
                .get("/elsewhere/busy/the-secret")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("busy"));
        platform().get("/elsewhere/bare/503").then().statusCode(503).header("Retry-After", "5");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void the_framework_itself_answers_401_and_403(int status) {
        platform().get("/elsewhere/bare/" + status).then().statusCode(status).body(emptyString());
        assertThat(logs.lines()).noneMatch(line -> line.contains("outside the handlers"));
    }

    @Test
    void a_response_that_has_started_is_ended_after_a_failure() {
        given().contentType(ContentType.JSON)
                .body("""
                {"version": "2.0", "rawPath": "/elsewhere/begun/the-secret", "rawQueryString": "", "headers": {},
                 "requestContext": {"http": {"method": "GET", "path": "/elsewhere/begun/the-secret"}}}""")
                .post("/_lambda_")
                .then()
                .statusCode(200)
                .body("statusCode", equalTo(200));
        assertThat(logs.lines()).noneMatch(line -> line.contains("the-secret") || line.contains("marie"));
    }
}
