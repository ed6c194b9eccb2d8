package fr.ancvconnect.lambda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import fr.ancvconnect.lambda.SweepHandler.UnknownEventException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events that the functions receive: HTTP requests and scheduled events. */
@QuarkusTest
class LambdaEventTest {

    @ParameterizedTest
    @ValueSource(strings = {"aws.scheduler", "aws.events"})
    void the_schedule_s_event_sweeps(String source) {
        given().contentType(ContentType.JSON)
                .body(Map.of("version", "0", "source", source, "detail-type", "Scheduled Event", "detail", Map.of()))
                .when()
                .post("/_lambda_")
                .then()
                .statusCode(200)
                .body("statusCode", equalTo(204));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|of an unknown kind",
                "{\"warmup\":true}|of an unknown kind",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"marie@exemple.fr\"}]}|of an unknown kind",
                "{\"source\":\"aws.s3\",\"version\":\"0\",\"detail\":{}}|of aws.s3",
                "{\"source\":\"marie@exemple.fr\"}|of an unknown kind",
                "{\"source\":\"aws.scheduler\\nmarie\"}|of an unknown kind"
            })
    void whatever_else_comes_is_an_error_that_says_of_what_kind_it_was(String event, String kind) {
        given().contentType(ContentType.JSON)
                .body(event)
                .when()
                .post("/_lambda_")
                .then()
                .statusCode(500)
                .body("errorType", equalTo(UnknownEventException.class.getName()))
                .body("errorMessage", endsWith("but one " + kind));
    }

    @Test
    void a_call_without_a_token_is_told_so() {
        given().header("Accept-Language", "de, en;q=0.5")
                .when()
                .get("/establishments/h1")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .header("Cache-Control", "no-store")
                .contentType("application/problem+json")
                .body("title", equalTo("Not authenticated"));
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        // The test event server splits headers at commas.
        assertThat(given().when()
                        .delete("/establishments/h1")
                        .then()
                        .statusCode(405)
                        .extract()
                        .headers()
                        .getValues("Allow"))
                .containsExactly("GET", "HEAD", "PUT");
    }

    @Test
    void two_keys_are_none() {
        given().header("Authorization", "Bearer " + token("{\"role\":\"platform\"}"))
                .header("Idempotency-Key", "a", "b")
                .header("Accept", "text/html, application/json")
                .contentType(ContentType.JSON)
                .body(Map.of("amount", Map.of("amount", 1, "currency", "EUR"), "beneficiary", "marie@exemple.fr"))
                .when()
                .post("/booking-folders/none/payments")
                .then()
                .statusCode(400)
                .body("code", containsString("missing-idempotency-key"));
    }

    private static String token(String asked) {
        return given().contentType(ContentType.JSON)
                .body(asked)
                .when()
                .post("/local/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }
}
