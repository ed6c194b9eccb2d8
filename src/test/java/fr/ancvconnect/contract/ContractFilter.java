package fr.ancvconnect.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares each exchange of REST Assured with the published contract: over HTTP, and as an event of API Gateway that is
 * sent to {@code /_lambda_}. Quarkus adds it to all its tests.
 */
public final class ContractFilter implements Filter, QuarkusTestBeforeEachCallback {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAMBDA = "/_lambda_";

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        exchange(request, response)
                .ifPresent(exchange -> OpenApiContract.SERVICE.assertDocumented(ExchangeSource.HANDLERS, exchange));
        return response;
    }

    private static Optional<Exchange> exchange(FilterableRequestSpecification request, Response response) {
        URI uri = URI.create(request.getURI());
        String body = Objects.requireNonNullElse(request.<Object>getBody(), "").toString();
        if (uri.getPath().equals(LAMBDA)) {
            return lambda(body, response.asString());
        }
        return Optional.of(new Exchange(
                request.getMethod(),
                uri.getRawPath(),
                Objects.requireNonNullElse(uri.getRawQuery(), ""),
                headers(request.getHeaders().asList()),
                body,
                response.statusCode(),
                headers(response.getHeaders().asList()),
                response.asString()));
    }

    private static Optional<Exchange> lambda(String event, String result) {
        JsonNode sent = read(event);
        JsonNode received = read(result);
        if (!received.has("statusCode") || isRouted(sent)) {
            return Optional.empty();
        }
        String body = text(sent.path("body"));
        return Optional.of(new Exchange(
                sent.at("/requestContext/http/method").asText(),
                sent.path("rawPath").asText(),
                sent.path("rawQueryString").asText(),
                fields(sent.path("headers")),
                sent.path("isBase64Encoded").asBoolean() ? decoded(body) : body,
                received.path("statusCode").asInt(),
                fields(received.path("headers")),
                text(received.path("body"))));
    }

    /** Only tests of the routes themselves name a route. It can be one that the gateway would not select. */
    private static boolean isRouted(JsonNode event) {
        return event.at("/requestContext/routeKey").isTextual();
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : node.asText();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException _) {
            return base64;
        }
    }

    private static Map<String, String> headers(List<Header> headers) {
        return headers.stream()
                .collect(Collectors.toMap(
                        header -> header.getName(), Header::getValue, (one, other) -> one + "," + other));
    }

    private static Map<String, String> fields(JsonNode object) {
        var fields = new HashMap<String, String>();
        object.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException _) {
            return JSON.missingNode();
        }
    }
}
