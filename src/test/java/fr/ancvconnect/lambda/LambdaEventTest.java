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
    void a_scheduled_event_starts_a_sweep(String source) {
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
                "{}|unknown",
                "{\"warmup\":true}|unknown",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"marie@exemple.fr\"}]}|unknown",
                "{\"source\":\"aws.s3\",\"version\":\"0\",\"detail\":{}}|aws.s3",
                "{\"source\":\"marie@exemple.fr\"}|unknown",
                "{\"source\":\"aws.scheduler\\nmarie\"}|unknown"
            })
    void an_unknown_event_fails_with_an_error_that_names_its_source(String event, String source) {
        given().contentType(ContentType.JSON)
                .body(event)
                .when()
                .post("/_lambda_")
                .then()
                .statusCode(500)
                .body("errorType", equalTo(UnknownEventException.class.getName()))
                .body("errorMessage", endsWith("Its source is " + source));
    }

    @Test
    void a_request_without_a_token_returns_401() {
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
    void a_wrong_method_returns_405_with_the_allowed_methods() {
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
    void two_idempotency_keys_are_rejected() {
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

    private static String token(String claims) {
        return given().contentType(ContentType.JSON)
                .body(claims)
                .when()
                .post("/local/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }
}
