package fr.ancvconnect.lambda.observability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.ancvconnect.LogCapture;
import fr.ancvconnect.lambda.ApiClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks which ids the log lines of a request contain. */
@QuarkusTest
class RequestLogContextTest {

    private LogCapture<Map<String, String>> logs;

    @BeforeEach
    void start_log_capture() {
        // A notification that fails would be logged like the failed request of this test.
        ApiClient.disableNotifications();
        logs = LogCapture.forLogger("fr.ancvconnect.lambda.problem", ExtLogRecord::getMdcCopy);
    }

    @AfterEach
    void stop_log_capture() {
        logs.close();
        ApiClient.clearFaults();
    }

    @Test
    void a_log_line_contains_the_gateway_s_request_id() {
        sendFailingRequest("/broken/somehow", "\"requestId\": \"JKJaXmPLvHcESHA=\",");
        assertThat(logs.lines()).containsExactly(Map.of("requestId", "JKJaXmPLvHcESHA="));
    }

    @Test
    void a_log_line_contains_lambda_s_request_id_if_the_gateway_sends_none() {
        sendFailingRequest("/broken/somehow", "");
        assertThat(logs.lines())
                .hasSize(1)
                .first()
                .satisfies(names -> assertThat(names).containsOnlyKeys("requestId"));
    }

    @Test
    void a_log_line_of_a_failure_outside_the_handlers_contains_the_request_id() {
        sendFailingRequest("/elsewhere/thrown/x", "\"requestId\": \"JKJaXmPLvHcESHA=\",");
        assertThat(logs.lines()).containsExactly(Map.of("requestId", "JKJaXmPLvHcESHA="));
    }

    private static void sendFailingRequest(String path, String requestId) {
        given().contentType(ContentType.JSON)
                .body("""
                {"version": "2.0", "rawPath": "%s", "rawQueryString": "", "headers": {},
                 "requestContext": {%s "http": {"method": "GET", "path": "%s"}}}""".formatted(path, requestId, path))
                .when()
                .post("/_lambda_")
                .then()
                .statusCode(200)
                .body("statusCode", equalTo(500));
    }
}
