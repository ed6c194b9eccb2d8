package fr.ancvconnect.contract.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import fr.ancvconnect.lambda.GatewayEvent;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends requests to the function as the gateway does, with the route that the gateway selects. */
record FuzzClient(HttpClient http, List<Operation> operations) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the function returned. Names of headers are in small letters. */
    record FuzzResponse(int status, Map<String, String> headers, String body) {

        boolean isRefusal() {
            return status >= 400;
        }

        /** The body as JSON, or a missing node. */
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException _) {
                return JSON.missingNode();
            }
        }

        String code() {
            return json().path("code").asText();
        }
    }

    FuzzResponse send(FuzzRequest request) {
        ObjectNode event = event(request.method(), request.path(), request.query(), request.sentHeaders());
        event.put("isBase64Encoded", true).put("body", Base64.getEncoder().encodeToString(request.body()));
        return send(event);
    }

    private ObjectNode event(String method, String path, String query, Map<String, String> headers) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0").put("rawPath", path).put("rawQueryString", query);
        headers.forEach(event.putObject("headers")::put);
        ObjectNode context = event.putObject("requestContext");
        context.put("stage", GatewayEvent.DEFAULT_ROUTE).put("routeKey", route(method, path));
        context.putObject("http").put("method", method).put("path", path);
        return event;
    }

    /** The operation that the gateway selects; empty for {@code $default}. A parameter is any segment that is not empty. */
    Optional<Operation> selected(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation ->
                        Pattern.matches("(?s)" + operation.template().replaceAll("\\{[^}]*}", "[^/]+"), path))
                .min((one, other) -> Boolean.compare(
                        one.template().contains("{"), other.template().contains("{")));
    }

    private String route(String method, String path) {
        return selected(method, path)
                .map(operation -> method + " " + operation.template())
                .orElse(GatewayEvent.DEFAULT_ROUTE);
    }

    private FuzzResponse send(ObjectNode event) {
        var call = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/_lambda_"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event.toString()))
                .build();
        try {
            return response(http.send(call, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("No response", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static FuzzResponse response(HttpResponse<String> received) throws JsonProcessingException {
        JsonNode result = JSON.readTree(received.body());
        if (!result.has("statusCode")) {
            throw new AssertionError("The function failed: " + received.statusCode() + " " + received.body());
        }
        var headers = new LinkedHashMap<String, String>();
        result.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        String body = result.path("body").isNull() ? "" : result.path("body").asText();
        return new FuzzResponse(
                result.path("statusCode").asInt(),
                headers,
                result.path("isBase64Encoded").asBoolean()
                        ? new String(Base64.getDecoder().decode(body), UTF_8)
                        : body);
    }
}
