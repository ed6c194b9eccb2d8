package fr.ancvconnect.lambda;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A request as the gateway sends it, with the route that the gateway selected.
 *
 * @param path  without its query
 * @param route the route key
 */
public record GatewayEvent(String method, String path, String query, String route, Map<String, String> headers) {

    public static final String DEFAULT_ROUTE = "$default";

    /** A request without a route, as if it did not come from a gateway. */
    public static GatewayEvent of(String method, String path) {
        return new GatewayEvent(method, path, "", null, Map.of("content-type", "application/json"));
    }

    public GatewayEvent withRoute(String route) {
        return new GatewayEvent(method, path, query, route, headers);
    }

    public GatewayEvent withQuery(String encodedQuery) {
        return new GatewayEvent(method, path, encodedQuery, route, headers);
    }

    public GatewayEvent withToken(String token) {
        return withHeader("authorization", "Bearer " + token);
    }

    public GatewayEvent withHeader(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new GatewayEvent(method, path, query, route, more);
    }

    /** Sends a request that arrived at the gateway at this time, and returns the function's response. */
    JsonPath sendAt(Instant arrival) {
        return send("", Map.of("timeEpoch", arrival.toEpochMilli()), false);
    }

    /** Sends the request and returns the function's response. */
    public JsonPath send() {
        return send("");
    }

    public JsonPath send(String body) {
        return send(body, Map.of(), false);
    }

    /** Sends a body that the gateway marks as Base64. The text itself need not be valid Base64. */
    JsonPath sendAsBase64(String body) {
        return send(body, Map.of(), true);
    }

    private JsonPath send(String body, Map<String, Object> more, boolean base64) {
        var context = new HashMap<String, Object>(
                Map.of("stage", DEFAULT_ROUTE, "http", Map.of("method", method, "path", path)));
        context.put("routeKey", route);
        context.putAll(more);
        try {
            return given().contentType(ContentType.JSON)
                    .body(new ObjectMapper()
                            .writeValueAsString(Map.of(
                                    "version",
                                    "2.0",
                                    "rawPath",
                                    path,
                                    "rawQueryString",
                                    query,
                                    "headers",
                                    headers,
                                    "body",
                                    body,
                                    "isBase64Encoded",
                                    base64,
                                    "requestContext",
                                    context)))
                    .when()
                    .post("/_lambda_")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
