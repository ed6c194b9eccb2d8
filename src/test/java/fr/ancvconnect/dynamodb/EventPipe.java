package fr.ancvconnect.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.packaging.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Simulates the template's pipe as AWS documents it, limited to what the template uses: its filter and its transformation. */
final class EventPipe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("<(\\$[^>]+)>");

    private final JsonNode filter;
    private final String template;
    private final String source;
    private final String detailType;

    EventPipe(Template events) {
        filter = json(Template.in(
                events.<List<Object>>at(
                                "Resources", "Pipe", "Properties", "SourceParameters", "FilterCriteria", "Filters")
                        .getFirst(),
                "Pattern"));
        template = events.at("Resources", "Pipe", "Properties", "TargetParameters", "InputTemplate");
        source = bus(events, "Source");
        detailType = bus(events, "DetailType");
    }

    private static String bus(Template events, String name) {
        return events.at("Resources", "Pipe", "Properties", "TargetParameters", "EventBridgeEventBusParameters", name);
    }

    /** The stream's record of an item. */
    static JsonNode streamRecord(String eventName, Map<String, AttributeValue> image) {
        ObjectNode streamRecord = JSON.createObjectNode().put("eventName", eventName);
        streamRecord.putObject("dynamodb").set("NewImage", attributes(image));
        return streamRecord;
    }

    /** The event on the bus; empty if the filter rejects the record. */
    Optional<ObjectNode> transform(JsonNode streamRecord) {
        if (!matches(filter, streamRecord)) {
            return Optional.empty();
        }
        String detail = VARIABLE.matcher(template).replaceAll(match -> at(streamRecord, match.group(1)));
        ObjectNode event =
                JSON.createObjectNode().put("source", source).put("detail-type", at(streamRecord, detailType));
        return Optional.of(event.set("detail", json(detail)));
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isArray()) {
            return StreamSupport.stream(pattern.spliterator(), false)
                    .anyMatch(rule -> rule.isTextual()
                            ? rule.equals(value)
                            : value.asText("")
                                    .startsWith(rule.required("prefix").asText()));
        }
        return pattern.properties().stream().allMatch(part -> matches(part.getValue(), value.path(part.getKey())));
    }

    /** Fails for a path without a value. AWS would use a replacement, which hides the mistake. */
    private static String at(JsonNode streamRecord, String path) {
        JsonNode value = streamRecord.at(path.substring(1).replace('.', '/'));
        if (!value.isTextual()) {
            throw new AssertionError(path + " is no text in " + streamRecord);
        }
        return value.asText();
    }

    private static ObjectNode attributes(Map<String, AttributeValue> item) {
        ObjectNode node = JSON.createObjectNode();
        item.forEach((name, value) -> {
            ObjectNode typed = node.putObject(name);
            switch (value.type()) {
                case S -> typed.put("S", value.s());
                case N -> typed.put("N", value.n());
                case BOOL -> typed.put("BOOL", value.bool());
                case M -> typed.set("M", attributes(value.m()));
                default -> typed.put(value.type().name(), value.toString());
            }
        });
        return node;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
