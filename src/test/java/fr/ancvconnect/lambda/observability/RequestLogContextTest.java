package fr.ancvconnect.lambda.observability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.ancvconnect.LogCapture;
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
    void listens() {
        logs = LogCapture.by("fr.ancvconnect.lambda.problem", ExtLogRecord::getMdcCopy);
    }

    @AfterEach
    void listens_no_more() {
        logs.close();
    }

    @Test
    void it_is_the_gateway_s_request() {
        fails("/broken/somehow", "\"requestId\": \"JKJaXmPLvHcESHA=\",");
        assertThat(logs.lines()).containsExactly(Map.of("requestId", "JKJaXmPLvHcESHA="));
    }

    @Test
    void or_else_lambda_s() {
        fails("/broken/somehow", "");
        assertThat(logs.lines())
                .hasSize(1)
                .first()
                .satisfies(names -> assertThat(names).containsOnlyKeys("requestId"));
    }

    @Test
    void what_fails_outside_of_the_doors_names_it_too() {
        fails("/elsewhere/thrown/x", "\"requestId\": \"JKJaXmPLvHcESHA=\",");
        assertThat(logs.lines()).containsExactly(Map.of("requestId", "JKJaXmPLvHcESHA="));
    }

    private static void fails(String path, String requestId) {
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
