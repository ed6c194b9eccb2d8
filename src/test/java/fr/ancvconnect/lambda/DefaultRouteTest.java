package fr.ancvconnect.lambda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.lambda.problem.Addresses;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes by the gateway's route {@code $default}, to a function that may only read, comes to no door that writes. */
@QuarkusTest
class DefaultRouteTest {

    private static final String OTHERWISE = "$default";

    private String token;

    @BeforeEach
    void a_caller_who_may_do_everything() {
        token = Doors.token(Map.of("role", "platform"));
    }

    static Stream<String> routes() {
        return Addresses.all().stream().flatMap(address -> address.methods().stream()
                .map(method -> method + " " + address.template().replaceAll("\\{[^}]*}", "x")));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void no_door_is_reached_under_its_name_or_another(String route) throws Exception {
        String method = route.split(" ")[0];
        String path = route.split(" ")[1];
        String encoded = path.replaceFirst("/(.)", "/%" + Integer.toHexString(path.charAt(1)));
        for (String written : new String[] {path, encoded, path + "/", "/" + path, "/." + path, path + "/y/..", path + ";a=b", path + "/%2e"}) {
            isUnknown(call(method, written, OTHERWISE));
        }
    }

    @ParameterizedTest
    @CsvSource({"POST,/webhooks/%61ncv,400", "PUT,/%65stablishments/x,400", "POST,/booking-folders/x/payments/.,400",
            "POST,/booking-folders/x/p/../cancellation,404"})
    void the_framework_would_find_a_door_for_some_of_them(String method, String path, int status) throws Exception {
        JsonPath answer = call(method, path, method + " /somewhere");
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(status);
        assertThat(answer.getString("body")).doesNotContain("\"not-found\"");
        isUnknown(call(method, path, OTHERWISE));
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/establishments/x,'GET, HEAD, PUT'", "GET,/webhooks/ancv,POST", "PATCH,/booking-folders/%78/payments,'GET, HEAD, POST'",
            "POST,/booking-folders/x/payments/y,'GET, HEAD'"})
    void a_wrong_method_is_still_told_the_right_ones(String method, String path, String allowed) throws Exception {
        JsonPath answer = call(method, path, OTHERWISE);
        assertThat(answer.getInt("statusCode")).isEqualTo(405);
        assertThat(answer.getString("headers.Allow")).isEqualTo(allowed);
    }

    @Test
    void a_head_reads_and_has_no_route_of_its_own() throws Exception {
        assertThat(call("HEAD", "/establishments/x", OTHERWISE).getInt("statusCode")).isEqualTo(404);
        String id = Doors.openEstablishment();
        assertThat(call("HEAD", "/establishments/" + id, OTHERWISE).getInt("statusCode")).isEqualTo(200);
    }

    @Test
    void an_id_may_be_percent_encoded_where_there_is_a_route() throws Exception {
        String id = Doors.openEstablishment();
        String encoded = id.replaceFirst("c", "%63").replaceFirst("-", "%2D");
        assertThat(call("GET", "/establishments/" + encoded, "GET /establishments/{id}").getInt("statusCode")).isEqualTo(200);
    }

    private static void isUnknown(JsonPath answer) {
        assertThat(answer.getInt("statusCode")).as(answer.prettify()).isEqualTo(404);
        assertThat(answer.getString("body")).contains("\"code\":\"not-found\"");
    }

    private JsonPath call(String method, String path, String routeKey) throws Exception {
        Map<String, Object> event = Map.of("version", "2.0", "routeKey", routeKey, "rawPath", path, "rawQueryString", "",
                "headers", Map.of("authorization", "Bearer " + token, "content-type", "application/json"), "body", "",
                "requestContext", Map.of("stage", OTHERWISE, "routeKey", routeKey, "http", Map.of("method", method, "path", path)));
        return given().contentType(ContentType.JSON).body(new ObjectMapper().writeValueAsString(event))
                .when().post("/_lambda_").then().statusCode(200).extract().jsonPath();
    }
}
