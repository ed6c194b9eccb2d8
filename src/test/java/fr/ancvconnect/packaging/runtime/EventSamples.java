package fr.ancvconnect.packaging.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.packaging.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Complete sample events from the AWS documentation. A request replaces the parts that depend on it. */
final class EventSamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventSamples() {}

    /** The event of API Gateway's HTTP API (version 2.0) on the stage {@code $default}, with the matching route. */
    static ObjectNode of(FunctionRequest call) {
        String[] address = call.path().split("\\?", 2);
        Route route = Route.of(call.method(), address[0]);
        ObjectNode event = named("http-api");
        event.remove(List.of("body", "cookies", "pathParameters", "queryStringParameters"));
        event.put("routeKey", route.key());
        event.withObject("/requestContext").put("routeKey", route.key());
        event.withObject("/requestContext/http").put("method", call.method());
        if (route.isOpen()) {
            event.withObject("/requestContext").remove("authorizer");
        }
        path(event, decoded(address[0]));
        route.parameters()
                .forEach((name, value) -> event.withObject("/pathParameters").put(name, decoded(value)));
        query(event, address.length == 1 ? "" : address[1]);
        call.headers().forEach(event.withObject("/headers")::put);
        body(event, call.body());
        return event;
    }

    /** The same event with its body in Base64, as the gateway sends binary bodies. */
    static ObjectNode inBase64(ObjectNode event) {
        return event.has("body")
                ? event.put("isBase64Encoded", true)
                        .put(
                                "body",
                                Base64.getEncoder()
                                        .encodeToString(
                                                event.path("body").asText().getBytes(UTF_8)))
                : event;
    }

    /** The same event from a browser with cookies and with several values in its {@code Accept} header. */
    static ObjectNode withCookiesAndSeveralValues(ObjectNode event) {
        event.putArray("cookies").add("session=1").add("Authorization=Bearer none");
        event.withObject("/headers")
                .put("accept", "text/html,application/json;q=0.9")
                .put("accept-language", "de,en;q=0.5")
                .put("x-forwarded-for", "192.0.2.1,198.51.100.7");
        return event;
    }

    /** The same event on another stage, whose name precedes the path. */
    static ObjectNode onStage(String stage, ObjectNode event) {
        event.withObject("/requestContext").put("stage", stage);
        return path(event, "/" + stage + event.path("rawPath").asText());
    }

    /** Reads one of the files in {@code events}. */
    static ObjectNode named(String name) {
        try (var file = EventSamples.class.getResourceAsStream("/events/" + name + ".json")) {
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

    /** The event detail that the template's pipe creates from the {@code event} attribute of an item. */
    static JsonNode published(Map<String, AttributeValue> eventAttributes) {
        String detail = Template.read("infra/events.yaml")
                .at("Resources", "Pipe", "Properties", "TargetParameters", "InputTemplate");
        for (Map.Entry<String, AttributeValue> part : eventAttributes.entrySet()) {
            String value = part.getValue().s() == null
                    ? part.getValue().n()
                    : part.getValue().s();
            detail = detail.replaceAll("<\\$\\.dynamodb\\.NewImage\\.event\\.M\\." + part.getKey() + "\\.[SN]>", value);
        }
        return read(detail);
    }

    private static ObjectNode path(ObjectNode event, String path) {
        event.withObject("/requestContext/http").put("path", path);
        return event.put("rawPath", path);
    }

    /** The raw query, and one parameter per name. Repeated values are joined with commas. */
    private static void query(ObjectNode event, String query) {
        event.put("rawQueryString", query);
        Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> (pair.contains("=") ? pair : pair + "=").split("=", 2))
                .collect(groupingBy(pair -> decoded(pair[0]), mapping(pair -> decoded(pair[1]), joining(","))))
                .forEach(event.withObject("/queryStringParameters")::put);
    }

    /** An event without a body has no body field. */
    private static void body(ObjectNode event, String body) {
        event.withObject("/headers").put("content-length", Integer.toString(body.getBytes(UTF_8).length));
        if (!body.isEmpty()) {
            event.put("body", body);
        }
    }

    /** Decodes as AWS decodes paths and parameters, but not the raw query. Invalid percent sequences are not changed. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replaceAll("%(?!\\p{XDigit}{2})", "%25").replace("+", "%2B"), UTF_8);
    }
}
