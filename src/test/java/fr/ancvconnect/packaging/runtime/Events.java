package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;

/** The events that AWS documents, complete; a call changes what a call changes. */
final class Events {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {
    }

    /** The event of API Gateway's HTTP API, version 2.0, on the stage {@code $default}, by the route that it takes. */
    static ObjectNode of(Call call) {
        ObjectNode event = named("http-api");
        URI address = URI.create(call.path());
        String path = address.getRawPath();
        Route route = Route.of(call.method(), path);
        event.put("routeKey", route.key()).put("rawPath", path).put("body", call.body());
        event.withObject("/requestContext").put("routeKey", route.key());
        event.withObject("/requestContext/http").put("method", call.method()).put("path", path);
        event.remove("pathParameters");
        route.parameters().forEach(event.withObject("/pathParameters")::put);
        call.headers().forEach(event.withObject("/headers")::put);
        event.withObject("/headers").put("content-length", Integer.toString(call.body().getBytes(UTF_8).length));
        query(event, address.getRawQuery() == null ? "" : address.getRawQuery());
        return event;
    }

    /** The same with its body as the gateway sends what it takes for binary. */
    static ObjectNode inBase64(Call call) {
        return of(call).put("isBase64Encoded", true)
                .put("body", Base64.getEncoder().encodeToString(call.body().getBytes(UTF_8)));
    }

    /** The same on another stage, which stands in front of the path then. */
    static ObjectNode onStage(String stage, Call call) {
        ObjectNode event = of(call);
        String path = "/" + stage + event.path("rawPath").asText();
        event.put("rawPath", path).withObject("/requestContext").put("stage", stage);
        event.withObject("/requestContext/http").put("path", path);
        return event;
    }

    /** One of the files under {@code events}. */
    static ObjectNode named(String name) {
        try (var file = Events.class.getResourceAsStream("/events/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(String document) {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(document, e);
        }
    }

    private static void query(ObjectNode event, String query) {
        event.put("rawQueryString", query).remove("queryStringParameters");
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).map(pair -> (pair + "=").split("=", -1))
                .forEach(pair -> event.withObject("/queryStringParameters").put(pair[0], pair[1]));
    }
}
