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
class FailuresElsewhereTest {

    private LogCapture<String> logs;

    @BeforeEach
    void listens() {
        logs = LogCapture.by("", line -> line.getFormattedMessage() + " " + line.getThrown());
    }

    @AfterEach
    void listens_no_more() {
        logs.close();
    }

    @ParameterizedTest
    @CsvSource({"thrown,500,internal-error", "guarded,500,internal-error", "refused,400,malformed-request"})
    void it_is_a_problem_without_a_word_of_the_inside(String how, int status, String code) {
        platform()
                .get("/elsewhere/" + how + "/the-secret")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Content-Language", "fr")
                .body("code", equalTo(code))
                .body(not(containsString("marie")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrown", "guarded", "refused"})
    void its_log_says_where_it_broke_and_neither_the_path_nor_the_message(String how) {
        platform().get("/elsewhere/" + how + "/the-secret");
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
    void a_mere_status_is_a_problem_too(int status, String code) {
        platform()
                .get("/elsewhere/bare/" + status)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        assertThat(logs.lines().stream().anyMatch(line -> line.contains("outside of the doors")))
                .as("said to be ours")
                .isEqualTo(status >= 500);
        assertThat(logs.lines()).noneMatch(line -> line.contains("/elsewhere"));
    }

    @Test
    void what_cannot_be_reached_or_is_busy_is_503_and_says_when_to_come_again() {
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
    void who_is_calling_is_the_framework_s_own_question(int status) {
        platform().get("/elsewhere/bare/" + status).then().statusCode(status).body(emptyString());
        assertThat(logs.lines()).noneMatch(line -> line.contains("outside of the doors"));
    }

    @Test
    void an_answer_that_had_begun_ends() {
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
